import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const swift = defineLanguage({
  ids: ['swift'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|internal|private|fileprivate|open|final|indirect|static|@\w+)\s+)*(?:class|struct|enum|protocol|actor|extension|func|let|var|typealias)\s+(\w+)/,
  ],
  importLine: /^import\s+[\w.*]/,
  hasOverloads: true,
  words: {
    functions: 'func',
    types: 'class struct enum protocol actor extension',
    modifiers:
      'public private internal open static final override fileprivate mutating nonmutating lazy weak unowned required convenience dynamic indirect',
    variables: 'let var',
    conditions: 'if for while switch catch guard',
    headers: 'else do defer default catch repeat',
    accessors: 'init get set',
    statements: 'return throw',
    operators: 'try await in is as inout',
    connectors: 'import where throws super mutating typealias fallthrough case weak lazy',
  },
});
