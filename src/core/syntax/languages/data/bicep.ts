import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const bicep = defineLanguage({
  ids: ['bicep', 'bicep-params'],
  family: 'braces',
  definition: /^\s*(?:func|module)\b/,
  definitionName: /\b(?:func|module)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ["'''", "'"],
  multiline: ["'''"],
  declarations: [/^(?:resource|module|param|var|output|type|func)\s+(\w+)/],
  dependencyLine: /^\s*(?:import\b|using\s)/,
  statementWords: 'import using'.split(' '),
});
