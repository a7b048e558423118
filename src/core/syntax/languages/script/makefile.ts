import { defineLanguage } from '../defineLanguage.ts';

export const makefile = defineLanguage({
  ids: ['makefile'],
  aliases: ['make', 'mk'],
  family: 'indent',
  lineComments: ['#'],
  closers: ['endif', 'endef'],
  statementWords: ['else', 'include'],
});
