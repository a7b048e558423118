import { defineLanguage } from '../defineLanguage.ts';

export const haskell = defineLanguage({
  ids: ['haskell'],
  aliases: ['hs'],
  family: 'indent',
  hasNothing: true,
  lineComments: ['--'],
  blockComment: ['{-', '-}'],
  looseApostrophe: true,
  blockOpenings: [/(?:\s=|->|\b(?:where|of|let|in))$/],
  declarations: [/^(?:data|newtype|type|class)\s+(?:\w+\s+=>\s+)?(\w+)/, /^([a-z_][\w']*)\s+::/],
  continuers: { else: 'if then', where: '' },
  words: {
    types: 'class module instance data newtype',
    imports: 'import',
    conditions: 'if case',
    headers: 'else where do',
    statements: 'return',
    operators: 'in of not',
    labels: '',
    exits: '',
    connectors: 'let then deriving qualified as hiding where type do',
  },
});
