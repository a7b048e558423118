import { defineLanguage } from '../defineLanguage.ts';

export const powershell = defineLanguage({
  ids: ['powershell'],
  aliases: ['ps1', 'psm1', 'pwsh'],
  family: 'braces',
  lineComments: ['#'],
  blockComment: ['<#', '#>'],
  multiline: ['"', "'"],
  longStrings: [
    ['@"', '"@'],
    ["@'", "'@"],
  ],
  declarations: [/^(?:function|filter|class|enum)\s+([\w-]+)/i],
  continuers: { else: 'if elseif', elseif: 'if elseif', catch: 'try catch', finally: 'try catch' },
  words: {
    functions: 'function filter',
    types: 'class enum',
    modifiers: 'static',
    imports: 'using',
    conditions: 'if for while switch catch elseif foreach',
    headers: 'try else do finally default catch begin process end',
    statements: 'return throw',
    connectors: 'in param',
  },
});
