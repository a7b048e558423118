import { defineLanguage } from '../defineLanguage.ts';

export const julia = defineLanguage({
  ids: ['julia'],
  aliases: ['jl'],
  family: 'braces',
  lineComments: ['#'],
  blockComment: ['#=', '=#'],
  quotes: ['"""', '"', "'"],
  multiline: ['"""', '"'],
  looseApostrophe: true,
  blockOpenings: [
    /^\s*(?:function|macro|(?:mutable\s+)?struct|module|if|elseif|for|while|try|catch|finally|let|quote|begin)\b/,
    /\bdo \w[\w, ]{0,60}$/,
    /=\s(?:if|let|begin)\b/,
  ],
  closers: ['end'],
  declarations: [
    /^(?:function|macro|(?:mutable\s+)?struct|module|abstract type|const)\s+(\w+)/,
    /^(\w+)\([^()]{0,200}\)\s=/,
  ],
  continuers: { else: 'if elseif', elseif: 'if elseif', catch: 'try', finally: 'try catch else' },
  words: {
    guards: 'if for',
    functions: 'function macro',
    types: 'struct module',
    modifiers: 'mutable abstract',
    variables: 'const local global',
    imports: 'import using',
    conditions: 'if elseif for while let',
    headers: 'try else finally begin quote catch',
    operators: 'in isa where',
    labels: '',
    connectors: 'do mutable',
  },
});
