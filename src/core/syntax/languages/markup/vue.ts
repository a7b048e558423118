import { defineLanguage, SCRIPT_IMPORT, SCRIPT_WORDS } from '../defineLanguage.ts';

export const vue = defineLanguage({
  ids: ['vue'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  words: SCRIPT_WORDS,
  importLine: SCRIPT_IMPORT,
});
