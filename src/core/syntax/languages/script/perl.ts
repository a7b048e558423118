import { defineLanguage } from '../defineLanguage.ts';

export const perl = defineLanguage({
  ids: ['perl', 'perl6', 'raku'],
  aliases: ['pl', 'pm'],
  family: 'braces',
  lineComments: ['#'],
  multiline: ['"', "'"],
  heredocs: /<<~?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  declarations: [/^(?:sub|package)\s+(?:\w+::)*(\w+)/],
  continuers: { else: 'if elsif unless', elsif: 'if elsif unless' },
  words: {
    guards: 'if unless while until for foreach',
    functions: 'sub',
    types: 'class',
    variables: 'my our local',
    imports: 'use package require',
    conditions: 'if elsif unless for foreach while until',
    exits: 'next last',
    statements: 'return die',
    operators: 'and or not',
    connectors: 'foreach',
  },
});
