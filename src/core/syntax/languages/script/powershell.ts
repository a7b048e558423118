import { defineLanguage } from '../defineLanguage.ts';

export const powershell = defineLanguage({
  ids: ['powershell'],
  aliases: ['ps1', 'psm1', 'pwsh'],
  family: 'braces',
  definition: /^\s*(?:static\s+)*(?:function|class|enum)\b/,
  definitionName: /\b(?:function|class|enum)\s+([\w$]+)/,
  lineComments: ['#'],
  blockComment: ['<#', '#>'],
  multiline: ['"', "'"],
  longStrings: [
    ['@"', '"@'],
    ["@'", "'@"],
  ],
  declarations: [/^(?:function|filter|class|enum)\s+([\w-]+)/i],
  dependencyLine: /^\s*using\s/,
});
