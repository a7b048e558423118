import { defineLanguage, SCRIPT_DEFINITIONS } from '../defineLanguage.ts';

export const svelte = defineLanguage({
  ids: ['svelte'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_DEFINITIONS,
});
