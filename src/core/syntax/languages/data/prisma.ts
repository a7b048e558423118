import { defineLanguage } from '../defineLanguage.ts';

export const prisma = defineLanguage({
  ids: ['prisma'],
  family: 'braces',
  definition: /^\s*enum\b/,
  definitionName: /\benum\s+([\w$]+)/,
  lineComments: ['//'],
  quotes: ['"'],
  declarations: [/^(?:model|enum|type|view|datasource|generator)\s+(\w+)/],
});
