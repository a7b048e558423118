import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const java = defineLanguage({
  ids: ['java'],
  family: 'braces',
  definition: /^\s*(?:(?:public|private|protected|static|abstract|final|sealed|default)\s+)*(?:class|interface|enum)\b/,
  definitionName: /\b(?:class|interface|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^\s*(?:(?:public|internal|protected|private|abstract|sealed|static|final|partial|readonly|file)\s+)*(?:class|interface|enum|record)\s+(\w+)/,
  ],
  grammar: treeSitter('java'),
  imports: {
    separator: '.',
    implicitScope: 'package',
    forms: [
      { pattern: /^import\s+(?<from>[\w.]+)\s*;/gm, target: 'package', binding: 'last' },
      { pattern: /^import\s+(?<from>[\w.]+)\.\*\s*;/gm, target: 'package', binding: 'all' },
    ],
  },
  importLine: /^import\s+[\w.*]/,
  testLine: /^\s*@(?:Parameterized)?Test\b/,
  testFileStem: stem => `${stem}Test`,
  hasOverloads: true,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'return else break continue import package yield'.split(' '),
});
