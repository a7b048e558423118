import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const groovy = defineLanguage({
  ids: ['groovy'],
  aliases: ['gradle'],
  family: 'braces',
  docsHaveTags: true,
  ...SLASH_COMMENTS,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|private|protected|abstract|final|static)\s+)*(?:class|interface|trait|enum|def)\s+(\w+)/,
  ],
  importLine: /^import\s+[\w.*]/,
  hasOverloads: true,
  words: {
    functions: 'def',
    types: 'class interface trait enum',
    modifiers: 'public private protected static abstract final',
    variables: 'def final var',
    imports: 'package',
    conditions: 'if for while switch catch synchronized',
    statements: 'return throw',
    operators: 'new in as instanceof',
    connectors: 'import extends implements throws super',
  },
});
