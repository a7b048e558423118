import { defineLanguage } from '../defineLanguage.ts';

export const nix = defineLanguage({
  ids: ['nix'],
  family: 'braces',
  lineComments: ['#'],
  blockComment: ['/*', '*/'],
  quotes: ["''", '"'],
  multiline: ["''", '"'],
  indentedStrings: true,
  blockOpenings: [/(?:\s=|:|\b(?:let|in|rec))$/],
  declarations: [/^\s{0,4}([\w'-]+)\s=/],
});
