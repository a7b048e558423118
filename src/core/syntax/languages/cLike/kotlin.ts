import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const kotlin = defineLanguage({
  ids: ['kotlin', 'kotlinscript'],
  aliases: ['kt', 'kts'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|internal|private|open|abstract|sealed|data|enum|annotation|value|inline|suspend|const|override)\s+)*(?:class|interface|object|fun(?!\s*(?:<|\w+\.))|val|var|typealias)\s+(\w+)/,
    /^(?:(?:public|internal|private|inline|suspend)\s+)*fun\s+(?:<[^<>]{0,80}>\s*)?(?:\w+\.)?(\w+)\s*\(/,
  ],
  importLine: /^import\s+[\w.*]/,
  testLine: /^\s*@(?:Parameterized)?Test\b/,
  testFileStem: stem => `${stem}Test`,
  hasOverloads: true,
  words: {
    functions: 'fun',
    types: 'class interface object',
    modifiers: 'public private protected internal open abstract final sealed override data enum inline suspend const',
    variables: 'val var',
    imports: 'package',
    conditions: 'if for while when catch',
    headers: 'try else do finally catch',
    accessors: 'init get set',
    statements: 'return throw',
    operators: 'in is as',
    connectors: 'import by where companion lateinit tailrec reified typealias out super',
  },
});
