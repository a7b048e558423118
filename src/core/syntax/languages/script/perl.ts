import { defineLanguage } from '../defineLanguage.ts';

export const perl = defineLanguage({
  ids: ['perl', 'perl6', 'raku'],
  aliases: ['pl', 'pm'],
  family: 'braces',
  definition: /^\s*(?:sub|class)\b/,
  definitionName: /\b(?:sub|class)\s+([\w$]+)/,
  lineComments: ['#'],
  multiline: ['"', "'"],
  heredocs: /<<~?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  declarations: [/^(?:sub|package)\s+(?:\w+::)*(\w+)/],
  callable: /\bsub\b/,
  dependencyLine: /^\s*(?:use\s|package\s|require\b)/,
  statementWords: ['return', 'else', 'package', 'use'],
});
