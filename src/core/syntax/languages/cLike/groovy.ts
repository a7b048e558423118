import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const groovy = defineLanguage({
  ids: ['groovy'],
  aliases: ['gradle'],
  family: 'braces',
  definition: /^\s*(?:(?:public|private|protected|static|abstract|final)\s+)*(?:def|class|interface|trait|enum)\b/,
  definitionName: /\b(?:def|class|interface|trait|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|private|protected|abstract|final|static)\s+)*(?:class|interface|trait|enum|def)\s+(\w+)/,
  ],
  importLine: /^import\s+[\w.*]/,
  hasOverloads: true,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'return else break continue import package'.split(' '),
});
