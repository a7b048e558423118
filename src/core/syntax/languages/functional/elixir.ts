import { defineLanguage } from '../defineLanguage.ts';

export const elixir = defineLanguage({
  ids: ['elixir'],
  aliases: ['ex', 'exs'],
  family: 'braces',
  definition: /^\s*def\b/,
  definitionName: /\bdef\s+([\w$]+)/,
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  blockOpenings: [/\b(?:rescue|after|catch|fn)$|->$/],
  closers: ['end'],
  declarations: [/^\s*defmodule\s+(?:\w+\.)*(\w+)/, /^\s*(?:def|defp|defmacro)\s+(\w+[?!]?)/],
  callable: /\bdefp?\b/,
  continuers: ['else', 'rescue', 'catch', 'after'],
  dependencyLine: /^\s*(?:import\b|use\s|require\b)/,
  statementWords: 'else end import use raise'.split(' '),
});
