import { defineLanguage } from '../defineLanguage.ts';

export const ocaml = defineLanguage({
  ids: ['ocaml', 'ocaml.interface', 'reason'],
  aliases: ['ml', 'mli'],
  family: 'indent',
  lineComments: [],
  blockComment: ['(*', '*)'],
  quotes: ['"', "'"],
  multiline: ['"'],
  longStrings: [['{|', '|}']],
  looseApostrophe: true,
  blockOpenings: [/(?:\s=|->|\b(?:with|of|try|function|struct|sig|in))$/],
  closers: ['end', 'done'],
  declarations: [/^(?:let|and)\s+(?:rec\s+)?(\w+)/, /^(?:type|module|exception|val|external)\s+(?:\w+\s+)?(\w+)/],
  callable: /\blet\s+(?:rec\s+)?\w+\s+[\w(~]/,
  words: {
    types: 'class module',
    variables: 'let',
    imports: 'open include',
    conditions: 'if for while match with',
    headers: 'try else begin',
    statements: 'raise',
    operators: 'in of not and or when',
    labels: '',
    exits: '',
    connectors: 'rec then do type val fun function module',
  },
});
