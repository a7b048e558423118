import { defineLanguage, SCRIPT_DEFINITIONS } from '../defineLanguage.ts';

export const vue = defineLanguage({
  ids: ['vue'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_DEFINITIONS,
});
