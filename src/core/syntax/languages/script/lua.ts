import { defineLanguage } from '../defineLanguage.ts';

export const lua = defineLanguage({
  ids: ['lua', 'luau'],
  family: 'braces',
  lineComments: ['--'],
  blockComment: ['--[[', ']]'],
  longStrings: [
    ['[[', ']]'],
    ['[=[', ']=]'],
  ],
  blockOpenings: [/^\s*(?:local\s+)?function\b/, /\bfunction\s?\([^()]{0,200}\)$/, /\brepeat$/],
  closers: ['end'],
  blockPairs: { function: 'end', if: 'end', do: 'end', repeat: 'until' },
  declarations: [/^function\s+(?:\w+[.:])*(\w+)/, /^local\s+(?:function\s+)?(\w+)/],
  continuers: { else: 'if elseif', elseif: 'if elseif' },
  words: {
    functions: 'function',
    modifiers: 'local',
    variables: 'local',
    imports: 'require',
    conditions: 'if elseif for while until',
    headers: 'else repeat do',
    operators: 'and or not in',
    exits: 'break',
    labels: '',
    connectors: 'then do return',
  },
});
