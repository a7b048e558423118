import { defineLanguage, treeSitter } from '../defineLanguage.ts';

export const python = defineLanguage({
  ids: ['python'],
  aliases: ['py', 'pyi', 'python3', 'pytest', 'pycon'],
  family: 'indent',
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  declarations: [/^(?:async\s+)?(?:def|class)\s+(\w+)/, /^([A-Z][A-Z0-9_]*)\s*(?::[^=]+)?=/],
  grammar: treeSitter('python'),
  continuers: {
    elif: 'if elif',
    else: 'if elif for while async except',
    except: 'try except',
    finally: 'try except else',
  },
  importLine: /^(?:import\s+\w|from\s+[\w.]+\s+import\b)/,
  importsInFunctions: true,
  testLine: /^\s*(?:async\s+)?def test_\w+|^class Test\w*\b|^(?:import|from) (?:pytest|unittest)\b/,
  testFileStem: stem => `test_${stem}`,
  words: {
    functions: 'def',
    types: 'class',
    modifiers: 'async',
    conditions: 'if elif for while with match case except',
    headers: 'try else finally except',
    statements: 'return raise yield assert del global nonlocal',
    exits: 'break continue pass',
    operators: 'and or not in is await yield lambda',
    labels: '',
    connectors: 'from import as',
  },
});
