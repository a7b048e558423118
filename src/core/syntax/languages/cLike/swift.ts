import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const swift = defineLanguage({
  ids: ['swift'],
  family: 'braces',
  definition: /^\s*(?:(?:public|private|internal|open|static|final|override)\s+)*(?:func|class|struct|enum)\b/,
  definitionName: /\b(?:func|class|struct|enum)\s+([\w$]+)/,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:public|internal|private|fileprivate|open|final|indirect|static|@\w+)\s+)*(?:class|struct|enum|protocol|actor|extension|func|let|var|typealias)\s+(\w+)/,
  ],
  memberOwner: /\b(?:class|struct|enum|protocol|actor|extension)\b/,
  importLine: /^import\s+[\w.*]/,
  hasOverloads: true,
  dependencyLine: /^\s*import\b/,
  statementWords: 'import return else break continue'.split(' '),
});
