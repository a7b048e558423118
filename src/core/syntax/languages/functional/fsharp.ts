import { defineLanguage } from '../defineLanguage.ts';

export const fsharp = defineLanguage({
  ids: ['fsharp'],
  aliases: ['fs', 'fsx', 'f#'],
  family: 'indent',
  hasNothing: true,
  lineComments: ['//'],
  blockComment: ['(*', '*)'],
  quotes: ['"""', '"', "'"],
  multiline: ['"""', '"'],
  looseApostrophe: true,
  blockOpenings: [/(?:\s=|->|\b(?:with|of|try|function))$/],
  declarations: [/^\s{0,4}(?:let|type|module|and)\s+(?:(?:rec|mutable|inline|private|public)\s+)*(\w+)/],
  callable: /\blet\s+(?:rec\s+|inline\s+)?\w+\s+[\w(]/,
  continuers: { else: 'if elif', elif: 'if elif', finally: 'try', with: 'try' },
  words: {
    types: 'module interface type',
    variables: 'let',
    imports: 'open',
    conditions: 'if elif for while match with',
    headers: 'try else finally',
    statements: 'return yield raise',
    operators: 'in not yield when',
    labels: '',
    exits: '',
    connectors: 'rec mutable of then do namespace type fun let',
  },
});
