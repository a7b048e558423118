import { defineLanguage } from '../defineLanguage.ts';

export const fsharp = defineLanguage({
  ids: ['fsharp'],
  aliases: ['fs', 'fsx', 'f#'],
  family: 'indent',
  definition: /^\s*(?:module|interface)\b/,
  definitionName: /\b(?:module|interface)\s+([\w$]+)/,
  lineComments: ['//'],
  blockComment: ['(*', '*)'],
  quotes: ['"""', '"', "'"],
  multiline: ['"""', '"'],
  looseApostrophe: true,
  blockOpenings: [/(?:\s=|->|\b(?:with|of|try|function))$/],
  declarations: [/^\s{0,4}(?:let|type|module|and)\s+(?:(?:rec|mutable|inline|private|public)\s+)*(\w+)/],
  callable: /\blet\s+(?:rec\s+|inline\s+)?\w+\s+[\w(]/,
  statementWords: ['return', 'else', 'yield', 'raise'],
});
