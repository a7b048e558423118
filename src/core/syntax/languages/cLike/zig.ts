import { defineLanguage } from '../defineLanguage.ts';

export const zig = defineLanguage({
  ids: ['zig'],
  family: 'braces',
  definition: /^\s*(?:(?:pub|export|extern|inline)\s+)*fn\b/,
  definitionName: /\bfn\s+([\w$]+)/,
  lineComments: ['//'],
  looseApostrophe: true,
  declarations: [/^(?:pub\s+)?(?:export\s+|extern\s+|inline\s+)?(?:fn|const|var)\s+(\w+)/],
});
