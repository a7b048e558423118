import { defineLanguage } from '../defineLanguage.ts';

export const terraform = defineLanguage({
  ids: ['terraform', 'hcl', 'terraform-vars', 'opentofu', 'packer'],
  aliases: ['tf', 'tfvars'],
  family: 'braces',
  lineComments: ['#', '//'],
  blockComment: ['/*', '*/'],
  quotes: ['"'],
  heredocs: true,
  indentedStrings: true,
  declarations: [/^(?:resource|data)\s+"[^"]*"\s+"([^"]*)"/, /^(?:variable|output|module|provider)\s+"([^"]*)"/],
});
