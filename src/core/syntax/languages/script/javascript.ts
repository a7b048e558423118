import { defineLanguage, SCRIPT_IMPORT, SCRIPT_WORDS, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const javascript = defineLanguage({
  ids: ['javascript'],
  aliases: ['js', 'mjs', 'cjs', 'node'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  regex: true,
  declarations: [
    /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|interface|type|enum|const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u,
  ],
  grammar: treeSitter('javascript'),
  importLine: SCRIPT_IMPORT,
  words: SCRIPT_WORDS,
  testLine: /^\s*(?:describe|it|test|suite)(?:\.\w+)?\s*\(\s*['"`]/,
});
