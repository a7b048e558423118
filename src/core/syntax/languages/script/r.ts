import { defineLanguage } from '../defineLanguage.ts';

export const r = defineLanguage({
  ids: ['r'],
  aliases: ['rscript'],
  family: 'braces',
  lineComments: ['#'],
  quotes: ['"', "'", '`'],
  multiline: ['"', "'"],
  declarations: [/^([\w.]+)\s*(?:<-|=)\s*function\b/, /^([A-Z][\w.]*)\s*<-/],
  words: {
    functions: 'function',
    imports: 'library',
    operators: 'in',
  },
});
