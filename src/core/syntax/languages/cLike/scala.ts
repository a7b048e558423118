import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const scala = defineLanguage({
  ids: ['scala'],
  aliases: ['sc', 'sbt'],
  family: 'braces',
  docsHaveTags: true,
  hasNothing: true,
  ...SLASH_COMMENTS,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
  indentedStrings: true,
  declarations: [
    /^(?:(?:private|protected|final|sealed|abstract|implicit|lazy|case|override|inline|given)\s+)*(?:class|object|trait|enum|def|val|var|type)\s+(\w+)/,
  ],
  importLine: /^import\s+[\w.*]/,
  testLine: /\bextends \w*(?:FunSuite|FlatSpec|WordSpec|AnyFunSuite)\b/,
  testFileStem: stem => `${stem}Test`,
  hasOverloads: true,
  words: {
    guards: 'if',
    functions: 'def',
    types: 'class trait enum object',
    modifiers: 'private protected abstract final sealed override inline open implicit lazy',
    variables: 'val var',
    imports: 'package',
    conditions: 'if for while match catch',
    statements: 'return throw yield',
    operators: 'new yield',
    connectors: 'import extends with given then match case',
  },
});
