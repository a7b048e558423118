import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const go = defineLanguage({
  ids: ['go'],
  aliases: ['golang'],
  family: 'braces',
  hasPointers: true,
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
  words: {
    functions: 'func',
    types: 'type struct interface',
    variables: 'var const',
    imports: 'package',
    conditions: 'if for switch select',
    headers: 'else default select',
    statements: 'return go defer',
    operators: 'range',
    connectors: 'import map chan fallthrough goto var',
  },
});
