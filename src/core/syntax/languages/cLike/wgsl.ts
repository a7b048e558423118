import { defineLanguage } from '../defineLanguage.ts';

export const wgsl = defineLanguage({
  ids: ['wgsl'],
  family: 'braces',
  definition: /^\s*(?:fn|struct)\b/,
  definitionName: /\b(?:fn|struct)\s+([\w$]+)/,
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: ['"'],
  declarations: [/^(?:fn|struct|alias|const|override)\s+(\w+)/, /^var(?:<[^<>]{0,60}>)?\s+(\w+)/],
});
