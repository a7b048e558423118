import { defineLanguage, treeSitter } from '../defineLanguage.ts';

export const python = defineLanguage({
  ids: ['python'],
  aliases: ['py', 'pyi', 'python3', 'pytest', 'pycon'],
  family: 'indent',
  definition: /^\s*(?:async\s+)*(?:def|class)\b/,
  definitionName: /\b(?:def|class)\s+([\w$]+)/,
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  declarations: [/^(?:async\s+)?(?:def|class)\s+(\w+)/, /^([A-Z][A-Z0-9_]*)\s*(?::[^=]+)?=/],
  memberOwner: /\bclass\b/,
  grammar: treeSitter('python'),
  continuers: ['elif', 'else', 'except', 'finally'],
  importLine: /^(?:import\s+\w|from\s+[\w.]+\s+import\b)/,
  importsInFunctions: true,
  testLine: /^\s*(?:async\s+)?def test_\w+|^class Test\w*\b|^(?:import|from) (?:pytest|unittest)\b/,
  testFileStem: stem => `test_${stem}`,
  dependencyLine: /^\s*(?:import\b|from\s+\S+\s+import\b)/,
  statementWords: 'return else break continue import from pass yield raise'.split(' '),
});
