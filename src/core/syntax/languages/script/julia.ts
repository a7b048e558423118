import { defineLanguage } from '../defineLanguage.ts';

export const julia = defineLanguage({
  ids: ['julia'],
  aliases: ['jl'],
  family: 'braces',
  definition: /^\s*(?:function|struct|module)\b/,
  definitionName: /\b(?:function|struct|module)\s+([\w$]+)/,
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
  dependencyLine: /^\s*(?:import\b|using\s)/,
  statementWords: 'import return else break continue end'.split(' '),
});
