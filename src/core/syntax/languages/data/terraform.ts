import { defineLanguage } from '../defineLanguage.ts';

export const terraform = defineLanguage({
  ids: ['terraform', 'hcl', 'terraform-vars', 'opentofu', 'packer'],
  aliases: ['tf', 'tfvars'],
  family: 'braces',
  lineComments: ['#', '//'],
  blockComment: ['/*', '*/'],
  quotes: ['"'],
  heredocs: /<<-?(?<word>[A-Z_]\w*)(?!.{0,120}\b\k<word>\b)/,
  indentedStrings: true,
  declarations: [/^(?:resource|data)\s+"[^"]*"\s+"([^"]*)"/, /^(?:variable|output|module|provider)\s+"([^"]*)"/],
  words: {
    types: 'module',
  },
});
