import { defineLanguage } from '../defineLanguage.ts';

export const graphql = defineLanguage({
  ids: ['graphql'],
  aliases: ['gql'],
  family: 'braces',
  definition: /^\s*(?:interface|enum)\b/,
  definitionName: /\b(?:interface|enum)\s+([\w$]+)/,
  lineComments: ['#'],
  quotes: ['"""', '"'],
  multiline: ['"""'],
  indentedStrings: true,
  declarations: [
    /^(?:extend\s+)?(?:type|interface|input|enum|union|scalar|fragment|query|mutation|subscription|directive)\s+@?(\w+)/,
  ],
});
