import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const solidity = defineLanguage({
  ids: ['solidity'],
  aliases: ['sol'],
  family: 'braces',
  ...SLASH_COMMENTS,
  declarations: [/^(?:abstract\s+)?(?:contract|interface|library|struct|enum|function|error)\s+(\w+)/],
  words: {
    functions: 'function',
    types: 'interface struct enum contract library',
    modifiers: 'abstract',
    imports: 'import',
    operators: 'new delete',
    connectors: 'public private internal external returns using is memory view event emit',
  },
});
