import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const dart = defineLanguage({
  ids: ['dart'],
  family: 'braces',
  definition: /^\s*(?:(?:abstract|final|sealed|interface)\s+)*(?:class|enum)\b/,
  definitionName: /\b(?:class|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  declarations: [
    /^(?:(?:abstract|base|final|sealed|interface|mixin)\s+)*(?:class|mixin|enum|extension|typedef)\s+(\w+)/,
    /^(?:const|final|var)\s+(?:\w+\s+)?(\w+)\s*=/,
  ],
  memberOwner: /\b(?:class|mixin|enum|extension)\b/,
  hasOverloads: true,
  dependencyLine: /^\s*import\b/,
  statementWords: 'return else break continue import yield'.split(' '),
});
