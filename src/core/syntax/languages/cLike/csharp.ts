import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const csharp = defineLanguage({
  ids: ['csharp'],
  aliases: ['cs', 'c#'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^\s*(?:(?:public|internal|protected|private|abstract|sealed|static|final|partial|readonly|file)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:struct|class))?)\s+(\w+)/,
  ],
  grammar: treeSitter('c-sharp'),
});
