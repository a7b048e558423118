import { defineLanguage, SCRIPT_LINES } from '../defineLanguage.ts';

export const vue = defineLanguage({
  ids: ['vue'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_LINES,
});
