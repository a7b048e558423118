import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const csharp = defineLanguage({
  ids: ['csharp'],
  aliases: ['cs', 'c#'],
  family: 'braces',
  docsHaveTags: true,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  hasDirectives: true,
  indentedStrings: true,
  declarations: [
    /^\s*(?:(?:public|internal|protected|private|abstract|sealed|static|final|partial|readonly|file)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:struct|class))?)\s+(\w+)/,
  ],
  grammar: treeSitter('c-sharp'),
  imports: {
    separator: '.',
    implicitScope: 'package',
    forms: [
      { pattern: /^[ \t]*(?:global\s+)?using\s+(?<from>[\w.]+)\s*;/gm, target: 'package', binding: 'all' },
      {
        pattern: /^[ \t]*(?:global\s+)?using\s+(?<as>\w+)\s*=\s*(?<from>[\w.]+)\s*;/gm,
        target: 'package',
        binding: 'last',
      },
    ],
  },
  importLine: /^(?:global\s+)?using\s+(?:static\s+)?[\w.]+(?:\s*=\s*[\w.<>]+)?\s*;/,
  testLine: /^\s*\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/,
  testFileStem: stem => `${stem}Tests`,
  hasOverloads: true,
  words: {
    types: 'class interface struct enum record namespace',
    modifiers:
      'public private protected internal static abstract sealed override virtual async unsafe extern partial readonly file',
    variables: 'var const',
    conditions: 'if for while switch catch foreach using lock fixed',
    headers: 'try else do finally default catch unsafe checked',
    accessors: 'get set init add remove',
    statements: 'return throw yield',
    operators: 'new await is as in not and or typeof yield',
    connectors: 'using where base operator event global when from select goto ref out params extern',
  },
});
