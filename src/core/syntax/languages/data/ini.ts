import { defineLanguage } from '../defineLanguage.ts';

export const ini = defineLanguage({
  ids: ['ini', 'editorconfig'],
  aliases: ['cfg', 'conf'],
  family: 'data',
  lineComments: ['#', ';'],
});
