import { defineLanguage } from '../defineLanguage.ts';

export const yaml = defineLanguage({
  ids: ['yaml', 'dockercompose', 'github-actions-workflow', 'helm', 'ansible'],
  aliases: ['yml'],
  family: 'data',
  lineComments: ['#'],
});
