import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

/** A prototype or definition at the left edge: words of a type, the name, a bracket. */
const FUNCTION = /^(?:[\w:<>,]+[\s*&]+)+(\w+)\s*\(/;

export const c = defineLanguage({
  ids: ['c'],
  family: 'braces',
  ...SLASH_COMMENTS,
  looseApostrophe: true,
  callable: FUNCTION,
  declarations: [
    /^(?:typedef\s+)?(?:struct|class|enum(?:\s+class)?|union|namespace)\s+(\w+)(?!\s*;)/,
    /^#\s*define\s+(\w+)/,
    FUNCTION,
  ],
  // The grammar of C++ reads C, too.
  grammar: treeSitter('cpp'),
  imports: {
    separator: '/',
    forms: [{ pattern: /^[ \t]*#\s*include\s+"(?<from>[^"]+)"/gm, target: 'file', binding: 'all' }],
  },
  importLine: /^#\s*include\b/,
});
