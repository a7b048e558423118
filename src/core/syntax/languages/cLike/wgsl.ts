import { defineLanguage } from '../defineLanguage.ts';

export const wgsl = defineLanguage({
  ids: ['wgsl'],
  family: 'braces',
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: ['"'],
  declarations: [/^(?:fn|struct|alias|const|override)\s+(\w+)/, /^var(?:<[^<>]{0,60}>)?\s+(\w+)/],
  words: {
    functions: 'fn',
    types: 'struct',
    variables: 'const let var override',
  },
});
