import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const java = defineLanguage({
  ids: ['java'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^\s*(?:(?:public|internal|protected|private|abstract|sealed|static|final|partial|readonly|file)\s+)*(?:class|interface|enum|record)\s+(\w+)/,
  ],
  grammar: treeSitter('java'),
});
