import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const kotlin = defineLanguage({
  ids: ['kotlin', 'kotlinscript'],
  aliases: ['kt', 'kts'],
  family: 'braces',
  definition:
    /^\s*(?:(?:public|private|protected|internal|open|abstract|final|sealed|override|data|enum|inline|suspend)\s+)*(?:fun|class|interface)\b/,
  definitionName: /\b(?:fun|class|interface)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|internal|private|open|abstract|sealed|data|enum|annotation|value|inline|suspend|const|override)\s+)*(?:class|interface|object|fun(?!\s*(?:<|\w+\.))|val|var|typealias)\s+(\w+)/,
    /^(?:(?:public|internal|private|inline|suspend)\s+)*fun\s+(?:<[^<>]{0,80}>\s*)?(?:\w+\.)?(\w+)\s*\(/,
  ],
  memberOwner: /\b(?:class|interface|object)\b/,
  importLine: /^import\s+[\w.*]/,
  testLine: /^\s*@(?:Parameterized)?Test\b/,
  testFileStem: stem => `${stem}Test`,
  hasOverloads: true,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'return else break continue import package'.split(' '),
});
