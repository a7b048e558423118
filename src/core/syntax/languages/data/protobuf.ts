import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const protobuf = defineLanguage({
  ids: ['proto', 'proto3', 'protobuf'],
  family: 'braces',
  ...SLASH_COMMENTS,
  declarations: [/^(?:message|enum|service)\s+(\w+)/],
  words: {
    types: 'enum message service',
    imports: 'import package',
    connectors: 'returns rpc option oneof repeated optional syntax',
  },
});
