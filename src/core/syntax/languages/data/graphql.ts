import { defineLanguage } from '../defineLanguage.ts';

export const graphql = defineLanguage({
  ids: ['graphql'],
  aliases: ['gql'],
  family: 'braces',
  lineComments: ['#'],
  quotes: ['"""', '"'],
  multiline: ['"""'],
  indentedStrings: true,
  declarations: [
    /^(?:extend\s+)?(?:type|interface|input|enum|union|scalar|fragment|query|mutation|subscription|directive)\s+@?(\w+)/,
  ],
  words: {
    types: 'interface enum type input union',
    connectors: 'implements extend on fragment query mutation',
  },
});
