import { defineLanguage, SCRIPT_IMPORT, SCRIPT_WORDS } from '../defineLanguage.ts';

export const astro = defineLanguage({
  ids: ['astro'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  words: SCRIPT_WORDS,
  importLine: SCRIPT_IMPORT,
});
