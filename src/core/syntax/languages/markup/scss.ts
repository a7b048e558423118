import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const scss = defineLanguage({
  ids: ['scss'],
  family: 'braces',
  ...SLASH_COMMENTS,
  declarations: [/^@(?:mixin|function)\s+([\w-]+)/, /^\$([\w-]+)\s*:/],
  callable: /^@(?:mixin|function)\b/,
});
