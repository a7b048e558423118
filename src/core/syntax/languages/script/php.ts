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
});
