import { defineLanguage } from '../defineLanguage.ts';

export const coffeescript = defineLanguage({
  ids: ['coffeescript'],
  aliases: ['coffee'],
  family: 'indent',
  definition: /^\s*class\b/,
  definitionName: /\bclass\s+([\w$]+)/,
  lineComments: ['#'],
  blockComment: ['###', '###'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  blockOpenings: [/[-=]>$/],
  declarations: [/^class\s+(\w+)/, /^(\w+)\s*=/],
  memberOwner: /\bclass\b/,
  dependencyLine: /^\s*import\b/,
  statementWords: 'return else break continue import from yield'.split(' '),
});
