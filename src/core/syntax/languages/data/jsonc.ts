import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const jsonc = defineLanguage({
  ids: ['jsonc', 'jsonl', 'snippets'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"'],
});
