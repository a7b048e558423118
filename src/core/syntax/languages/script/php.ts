import { defineLanguage } from '../defineLanguage.ts';

export const php = defineLanguage({
  ids: ['php'],
  family: 'braces',
  lineComments: ['//', '#'],
  blockComment: ['/*', '*/'],
  multiline: ['"', "'"],
  heredocs: true,
  declarations: [/^(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum|function|const)\s+(\w+)/],
});
