import { defineLanguage } from '../defineLanguage.ts';

export const properties = defineLanguage({
  ids: ['properties', 'java-properties', 'dotenv', 'ignore'],
  aliases: ['env'],
  family: 'data',
  lineComments: ['#', '!'],
  quotes: [],
});
