import { defineLanguage, SCRIPT_IMPORT, SCRIPT_WORDS } from '../defineLanguage.ts';

export const svelte = defineLanguage({
  ids: ['svelte'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  words: SCRIPT_WORDS,
  importLine: SCRIPT_IMPORT,
});
