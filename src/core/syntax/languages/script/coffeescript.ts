import { defineLanguage } from '../defineLanguage.ts';

export const coffeescript = defineLanguage({
  ids: ['coffeescript'],
  aliases: ['coffee'],
  family: 'indent',
  lineComments: ['#'],
  blockComment: ['###', '###'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  blockOpenings: [/[-=]>$/],
  declarations: [/^class\s+(\w+)/, /^(\w+)\s*=/],
  words: {
    guards: 'if unless while until for when',
    types: 'class',
    imports: 'import',
    conditions: 'if unless for while until switch when catch',
    statements: 'return throw yield',
    operators: 'new and or not in of is isnt typeof yield await',
    connectors: 'extends then super from',
  },
});
