import { defineLanguage } from '../defineLanguage.ts';

export const elixir = defineLanguage({
  ids: ['elixir'],
  aliases: ['ex', 'exs'],
  family: 'braces',
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  blockOpenings: [/\b(?:rescue|after|catch|fn)$|->$/],
  closers: ['end'],
  blockPairs: { do: 'end', fn: 'end' },
  declarations: [/^\s*defmodule\s+(?:\w+\.)*(\w+)/, /^\s*(?:def|defp|defmacro)\s+(\w+[?!]?)/],
  continuers: { else: 'if unless with rescue', rescue: 'try def', catch: 'try rescue', after: 'try rescue catch else' },
  words: {
    functions: 'def defp defmacro',
    types: 'defmodule defprotocol defimpl',
    imports: 'import use require alias',
    conditions: 'if unless for case cond with',
    headers: 'else rescue catch after',
    statements: 'raise',
    operators: 'and or not in when',
    labels: '',
    exits: '',
    connectors: 'do',
  },
});
