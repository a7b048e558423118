import { defineLanguage } from '../defineLanguage.ts';

export const dockerfile = defineLanguage({
  ids: ['dockerfile'],
  aliases: ['docker', 'containerfile'],
  family: 'braces',
  lineComments: ['#'],
  multiline: ['"', "'"],
  loneClosers: true,
  heredocs: true,
  declarations: [/^FROM\s+\S+\s+AS\s+(\S+)/i, /^(?:ARG|ENV)\s+(\w+)/i],
});
