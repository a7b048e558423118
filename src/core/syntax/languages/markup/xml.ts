import { defineLanguage } from '../defineLanguage.ts';

export const xml = defineLanguage({
  ids: ['xml', 'xsl', 'xaml', 'dtd'],
  aliases: ['svg', 'xsd', 'plist', 'csproj'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
});
