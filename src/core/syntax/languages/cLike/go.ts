import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const go = defineLanguage({
  ids: ['go'],
  aliases: ['golang'],
  family: 'braces',
  definitionName: /\bfunc\s+(?:\([^)]*\)\s*)?([\w$]+)/,
  definition: /^\s*(?:func|type\s+\w+\s+struct)\b/,
  ...SLASH_COMMENTS,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  declarations: [/^(?:func|type|var|const)\s+(\w+)/],
  grammar: treeSitter('go'),
  imports: {
    separator: '/',
    implicitScope: 'folder',
    forms: [
      {
        pattern: /^(?:import)?[ \t]+(?:(?<as>\w+)[ \t]+)?"(?<from>[\w./-]+)"[ \t]*$/gm,
        target: 'folder',
        binding: 'namespace',
      },
    ],
  },
  importLine: /^import\s*[("]/,
  testLine: /^func (?:Test|Benchmark|Example)\w*\(/,
  testFileStem: stem => `${stem}_test`,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'return else break continue import package'.split(' '),
});
