import { defineLanguage } from '../defineLanguage.ts';

export const zig = defineLanguage({
  ids: ['zig'],
  family: 'braces',
  lineComments: ['//'],
  looseApostrophe: true,
  declarations: [/^(?:pub\s+)?(?:export\s+|extern\s+|inline\s+)?(?:fn|const|var)\s+(\w+)/],
});
