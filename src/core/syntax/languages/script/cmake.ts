import { defineLanguage } from '../defineLanguage.ts';

export const cmake = defineLanguage({
  ids: ['cmake'],
  family: 'braces',
  lineComments: ['#'],
  blockComment: ['#[[', ']]'],
  quotes: ['"'],
  multiline: ['"'],
  longStrings: [['[[', ']]']],
  blockOpenings: [/^\s*(?:if|elseif|else|foreach|while|function|macro)\s?\(.*\)$/i],
  declarations: [/^(?:function|macro|set|add_library|add_executable)\s?\(\s?(\w+)/i],
  words: {
    functions: 'function macro',
    imports: 'include',
    conditions: 'if elseif foreach while',
    headers: 'else',
    operators: 'AND OR NOT',
    labels: '',
  },
});
