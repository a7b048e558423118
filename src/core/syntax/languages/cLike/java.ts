import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const java = defineLanguage({
  ids: ['java'],
  family: 'braces',
  docsHaveTags: true,
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
  words: {
    types: 'class interface enum record',
    modifiers: 'public private protected static abstract final sealed default synchronized',
    variables: 'var final',
    imports: 'package',
    conditions: 'if for while switch catch synchronized try',
    headers: 'try else do finally default catch static',
    statements: 'return throw yield',
    operators: 'new instanceof yield',
    connectors: 'import extends implements throws super permits volatile',
  },
});
