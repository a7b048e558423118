import { defineLanguage, SCRIPT_LINES } from '../defineLanguage.ts';

export const astro = defineLanguage({
  ids: ['astro'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_LINES,
});
