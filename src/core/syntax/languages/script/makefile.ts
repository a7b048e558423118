import { defineLanguage } from '../defineLanguage.ts';

export const makefile = defineLanguage({
  ids: ['makefile'],
  aliases: ['make', 'mk'],
  family: 'indent',
  lineComments: ['#'],
  blockOpenings: [/^[^\s#][^:=]*:(?!=)/],
  closers: ['endif', 'endef'],
  words: {
    imports: 'include sinclude load',
    conditions: 'ifeq ifneq ifdef ifndef',
    headers: 'else',
    statements: '',
    exits: '',
    labels: '',
    connectors: 'define undefine override export unexport vpath',
  },
});
