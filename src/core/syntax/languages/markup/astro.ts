import { defineLanguage, SCRIPT_DEFINITIONS } from '../defineLanguage.ts';

export const astro = defineLanguage({
  ids: ['astro'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_DEFINITIONS,
});
