import { defineLanguage } from '../defineLanguage.ts';

export const cmake = defineLanguage({
  ids: ['cmake'],
  family: 'braces',
  definition: /^\s*function\b/,
  definitionName: /\bfunction\s+([\w$]+)/,
  lineComments: ['#'],
  blockComment: ['#[[', ']]'],
  quotes: ['"'],
  multiline: ['"'],
  longStrings: [['[[', ']]']],
  blockOpenings: [/^\s*(?:if|elseif|else|foreach|while|function|macro)\s?\(.*\)$/i],
  declarations: [/^(?:function|macro|set|add_library|add_executable)\s?\(\s?(\w+)/i],
  statementWords: ['return', 'else', 'break', 'continue', 'include'],
});
