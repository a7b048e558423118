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
  callable: undefined,
  statementWords: ['else', 'end'],
});
