import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const rust = defineLanguage({
  ids: ['rust'],
  aliases: ['rs'],
  family: 'braces',
  hasNothing: true,
  hasPointers: true,
  ...SLASH_COMMENTS,
  multiline: ['"'],
  looseApostrophe: true,
  declarations: [
    /^(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe)\s+)*(?:fn|struct|enum|trait|type|union|static|const)\s+(\w+)/,
    /^macro_rules!\s+(\w+)/,
  ],
  grammar: treeSitter('rust'),
  importLine: /^(?:pub\s+)?use\s+[\w:]/,
  importsInFunctions: true,
  testLine: /^\s*#\[(?:cfg\()?test\b/,
  testFileStem: () => undefined,
  words: {
    guards: 'if',
    functions: 'fn',
    types: 'struct enum trait impl mod type union',
    modifiers: 'pub default unsafe extern async const',
    variables: 'let const static',
    conditions: 'if for while match',
    headers: 'else loop unsafe',
    statements: 'return',
    operators: 'in as mut dyn',
    labels: '',
    connectors: 'use where crate ref move super',
  },
});
