import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const protobuf = defineLanguage({
  ids: ['proto', 'proto3', 'protobuf'],
  family: 'braces',
  definition: /^\s*enum\b/,
  definitionName: /\benum\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  declarations: [/^(?:message|enum|service)\s+(\w+)/],
  memberOwner: /\b(?:message|enum|service)\b/,
  dependencyLine: /^\s*(?:import\b|package\s)/,
  statementWords: 'import package'.split(' '),
});
