import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const dart = defineLanguage({
  ids: ['dart'],
  family: 'braces',
  ...SLASH_COMMENTS,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  declarations: [
    /^(?:(?:abstract|base|final|sealed|interface|mixin)\s+)*(?:class|mixin|enum|extension|typedef)\s+(\w+)/,
    /^(?:const|final|var)\s+(?:\w+\s+)?(\w+)\s*=/,
  ],
  hasOverloads: true,
  words: {
    types: 'class enum mixin extension',
    modifiers: 'abstract final sealed interface base static',
    variables: 'var final const late',
    imports: 'import',
    headers: 'try else do finally default catch',
    accessors: 'get set',
    statements: 'return throw yield',
    operators: 'new await is as in yield',
    connectors: 'export extends implements with on part library async operator typedef show hide required',
  },
});
