import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const dart = defineLanguage({
  ids: ['dart'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  declarations: [
    /^(?:(?:abstract|base|final|sealed|interface|mixin)\s+)*(?:class|mixin|enum|extension|typedef)\s+(\w+)/,
    /^(?:const|final|var)\s+(?:\w+\s+)?(\w+)\s*=/,
  ],
  memberOwner: /\b(?:class|mixin|enum|extension)\b/,
  hasOverloads: true,
});
