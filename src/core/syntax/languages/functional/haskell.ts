import { defineLanguage } from '../defineLanguage.ts';

export const haskell = defineLanguage({
  ids: ['haskell'],
  aliases: ['hs'],
  family: 'indent',
  definition: /^\s*(?:class|module)\b/,
  definitionName: /\b(?:class|module)\s+([\w$]+)/,
  lineComments: ['--'],
  blockComment: ['{-', '-}'],
  looseApostrophe: true,
  blockOpenings: [/(?:\s=|->|\b(?:where|of|let|in))$/],
  declarations: [/^(?:data|newtype|type|class)\s+(?:\w+\s+=>\s+)?(\w+)/, /^([a-z_][\w']*)\s+::/],
  callable: undefined,
  dependencyLine: /^\s*import\b/,
  statementWords: 'import return else'.split(' '),
});
