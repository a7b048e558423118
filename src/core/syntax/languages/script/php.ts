import { defineLanguage, treeSitter } from '../defineLanguage.ts';

export const php = defineLanguage({
  ids: ['php'],
  family: 'braces',
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
  usesBackquotes: true,
  continuers: { else: 'if elseif', elseif: 'if elseif', catch: 'try catch', finally: 'try catch' },
  words: {
    functions: 'function fn',
    types: 'class interface trait enum',
    modifiers: 'public private protected static abstract final readonly',
    imports: 'require require_once include include_once namespace',
    conditions: 'if for while switch catch elseif foreach match',
    statements: 'return throw echo yield',
    operators: 'new instanceof and or as yield',
    connectors: 'extends implements use global case',
  },
});
