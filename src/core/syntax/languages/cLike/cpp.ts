import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const cpp = defineLanguage({
  ...c,
  definition: /^\s*(?:(?:static|inline|extern|virtual)\s+)*(?:class|struct|enum(?:\s+class)?)\b/,
  definitionName: /\b(?:class|struct|enum(?:\s+class)?)\s+([\w$]+)/,
  ids: ['cpp'],
  aliases: ['c++', 'cc', 'cxx', 'hpp'],
  hasOverloads: true,
  dependencyLine: /^\s*(?:#include\b|import\b|using\s)/,
  statementWords: 'import return else break continue'.split(' '),
});
