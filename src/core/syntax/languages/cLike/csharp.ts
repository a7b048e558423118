import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const csharp = defineLanguage({
  ids: ['csharp'],
  aliases: ['cs', 'c#'],
  family: 'braces',
  definition:
    /^\s*(?:(?:public|private|protected|internal|static|abstract|sealed|override|virtual|async|unsafe|extern)\s+)*(?:class|interface|struct|enum)\b/,
  definitionName: /\b(?:class|interface|struct|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
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
  dependencyLine: /^\s*using\s/,
  statementWords: ['return', 'else', 'break', 'continue', 'yield'],
});
