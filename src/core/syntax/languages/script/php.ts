import { defineLanguage, treeSitter } from '../defineLanguage.ts';

export const php = defineLanguage({
  ids: ['php'],
  family: 'braces',
  definition: /^\s*(?:(?:public|private|protected|static|abstract|final)\s+)*(?:function|class|interface|trait|enum)\b/,
  definitionName: /\b(?:function|class|interface|trait|enum)\s+([\w$]+)/,
  lineComments: ['//', '#'],
  blockComment: ['/*', '*/'],
  multiline: ['"', "'"],
  heredocs: /<<<\s?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  declarations: [/^(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum|function|const)\s+(\w+)/],
  grammar: { ...treeSitter('php'), lead: '<?php' },
  imports: {
    separator: '\\',
    implicitScope: 'package',
    forms: [
      { pattern: /^use\s+\\?(?<from>[\w\\]+)(?:\s+as\s+(?<as>\w+))?\s*;/gm, target: 'package', binding: 'last' },
      {
        pattern: /^(?:require|include)(?:_once)?\b[ (]*(?:__DIR__\s*\.\s*)?['"]\/?(?<from>[\w./-]+)['"]/gm,
        target: 'file',
        binding: 'all',
      },
    ],
  },
  importLine: /^use\s+[\w\\]+/,
  testLine: /\bextends TestCase\b|^\s*(?:public )?function test\w+/,
  testFileStem: stem => `${stem}Test`,
  dependencyLine: /^\s*(?:use\s|require\b)/,
  statementWords: ['return', 'else', 'break', 'continue', 'use', 'include', 'yield'],
  usesBackquotes: true,
});
