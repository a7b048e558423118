import { defineLanguage } from '../defineLanguage.ts';

export const erlang = defineLanguage({
  ids: ['erlang'],
  aliases: ['erl', 'hrl'],
  family: 'braces',
  lineComments: ['%'],
  quotes: ['"', "'"],
  multiline: ['"'],
  blockOpenings: [/->$|\b(?:of|receive|try|after)$/],
  closers: ['end'],
  declarations: [/^([a-z]\w*)\(/, /^-(?:record|define|type)\((\w+)/],
  words: {
    conditions: 'if case try',
    headers: 'receive try after',
    operators: 'andalso orelse not',
    statements: '',
    exits: '',
    labels: '',
    connectors: 'of',
  },
});
