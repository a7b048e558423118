import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const objectiveC = defineLanguage({
  ...c,
  definition: /^\s*(?:(?:static|inline|extern)\s+)*(?:class|struct|enum)\b/,
  definitionName: /\b(?:class|struct|enum)\s+([\w$]+)/,
  ids: ['objective-c', 'objective-cpp'],
  aliases: ['objc'],
  grammar: undefined,
});
