import { defineLanguage, SCRIPT_LINES } from '../defineLanguage.ts';

export const svelte = defineLanguage({
  ids: ['svelte'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_LINES,
});
