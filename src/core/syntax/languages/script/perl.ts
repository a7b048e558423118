import { defineLanguage } from '../defineLanguage.ts';

export const perl = defineLanguage({
  ids: ['perl', 'perl6', 'raku'],
  aliases: ['pl', 'pm'],
  family: 'braces',
  lineComments: ['#'],
  multiline: ['"', "'"],
  heredocs: true,
  declarations: [/^(?:sub|package)\s+(?:\w+::)*(\w+)/],
  callable: /\bsub\b/,
});
