import { defineLanguage } from '../defineLanguage.ts';

export const prisma = defineLanguage({
  ids: ['prisma'],
  family: 'braces',
  lineComments: ['//'],
  quotes: ['"'],
  declarations: [/^(?:model|enum|type|view|datasource|generator)\s+(\w+)/],
  words: {
    types: 'enum model type',
  },
});
