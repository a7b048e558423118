import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const scala = defineLanguage({
  ids: ['scala'],
  aliases: ['sc', 'sbt'],
  family: 'braces',
  definition: /^\s*(?:(?:private|protected|abstract|final|sealed|override|inline|open)\s+)*(?:def|class|trait|enum)\b/,
  definitionName: /\b(?:def|class|trait|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:private|protected|final|sealed|abstract|implicit|lazy|case|override|inline|given)\s+)*(?:class|object|trait|enum|def|val|var|type)\s+(\w+)/,
  ],
  memberOwner: /\b(?:class|object|trait|enum)\b/,
  importLine: /^import\s+[\w.*]/,
  testLine: /\bextends \w*(?:FunSuite|FlatSpec|WordSpec|AnyFunSuite)\b/,
  testFileStem: stem => `${stem}Test`,
  hasOverloads: true,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'return else import package yield end'.split(' '),
});
