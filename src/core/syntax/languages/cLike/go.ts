import { defineLanguage, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const go = defineLanguage({
  ids: ['go'],
  aliases: ['golang'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  declarations: [/^(?:func|type|var|const)\s+(\w+)/],
  grammar: treeSitter('go'),
});
