import { defineLanguage } from '../defineLanguage.ts';

export const zig = defineLanguage({
  ids: ['zig'],
  family: 'braces',
  lineComments: ['//'],
  looseApostrophe: true,
  declarations: [/^(?:pub\s+)?(?:export\s+|extern\s+|inline\s+)?(?:fn|const|var)\s+(\w+)/],
  words: {
    functions: 'fn',
    types: 'struct enum union',
    modifiers: 'pub export extern inline',
    variables: 'const var',
    operators: 'and or try orelse',
    connectors: 'comptime defer errdefer volatile',
  },
});
