import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const bicep = defineLanguage({
  ids: ['bicep', 'bicep-params'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ["'''", "'"],
  multiline: ["'''"],
  declarations: [/^(?:resource|module|param|var|output|type|func)\s+(\w+)/],
  words: {
    functions: 'func',
    types: 'module',
    variables: 'var param',
    imports: 'import using',
    connectors: 'existing for if',
  },
});
