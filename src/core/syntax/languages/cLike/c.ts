import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

/** `static int *name(`, at the left edge. */
const FUNCTION = /^(?:[\w:<>,]+[\s*&]+)+(\w+)\s*\(/;

export const c = defineLanguage({
  ids: ['c'],
  family: 'braces',
  hasPointers: true,
  ...SLASH_COMMENTS,
  looseApostrophe: true,
  hasDirectives: true,
  callable: FUNCTION,
  declarations: [
    /^(?:typedef\s+)?(?:struct|class|enum(?:\s+class)?|union|namespace)\s+(\w+)(?!\s*;)/,
    /^#\s*define\s+(\w+)/,
    FUNCTION,
  ],
  grammar: treeSitter('cpp'),
  imports: {
    separator: '/',
    forms: [{ pattern: /^[ \t]*#\s*include\s+"(?<from>[^"]+)"/gm, target: 'file', binding: 'all' }],
  },
  importLine: /^#\s*include\b/,
  words: {
    types: 'struct enum union',
    modifiers: 'static inline extern typedef const',
    variables: 'const',
    statements: 'return goto',
    connectors: 'volatile register',
  },
});
