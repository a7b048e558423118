import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const rust = defineLanguage({
  ids: ['rust'],
  aliases: ['rs'],
  family: 'braces',
  definition: /^\s*(?:(?:pub(?:\([^)]*\))?|default|unsafe|extern|async)\s+)*(?:fn|struct|enum|trait|impl)\b/,
  definitionName: /\b(?:fn|struct|enum|trait|impl)\s+([\w$]+)/,
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
  dependencyLine: /^\s*use\s/,
  statementWords: ['return', 'else', 'break', 'continue', 'use'],
});
