import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const solidity = defineLanguage({
  ids: ['solidity'],
  aliases: ['sol'],
  family: 'braces',
  definition: /^\s*(?:abstract\s+)*(?:function|interface|struct|enum)\b/,
  definitionName: /\b(?:function|interface|struct|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  declarations: [/^(?:abstract\s+)?(?:contract|interface|library|struct|enum|function|error)\s+(\w+)/],
  memberOwner: /\b(?:contract|interface|library|struct|enum)\b/,
  dependencyLine: /^\s*import\b/,
  statementWords: 'import return else break continue'.split(' '),
});
