import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const cpp = defineLanguage({
  ...c,
  ids: ['cpp'],
  aliases: ['c++', 'cc', 'cxx', 'hpp'],
  hasOverloads: true,
  importLine: /^(?:#\s*include\b|import\s|using\s+(?:namespace\s+)?[\w:]+\s*;)/,
  words: {
    ...c.words,
    types: 'class struct enum union namespace',
    modifiers: 'static inline extern virtual typedef const constexpr',
    variables: 'auto const constexpr',
    statements: 'return throw goto',
    labels: 'case default public private protected',
    operators: 'new delete and or not',
    connectors: 'using template typename operator override volatile register import',
  },
});
