import { defineLanguage, SCRIPT_LINES, SLASH_COMMENTS, treeSitter } from '../defineLanguage.ts';

export const javascript = defineLanguage({
  ids: ['javascript'],
  aliases: ['js', 'mjs', 'cjs', 'node'],
  family: 'braces',
  ...SCRIPT_LINES,
  ...SLASH_COMMENTS,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  regex: true,
  declarations: [
    /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|interface|type|enum|const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u,
  ],
  memberOwner: /\bclass\b/,
  grammar: treeSitter('javascript'),
  importLine: /^import\b(?!\s*[(.])|^(?:const|let|var)\s[^=]+=\s*require\(/,
  testLine: /^\s*(?:describe|it|test|suite)(?:\.\w+)?\s*\(\s*['"`]/,
});
