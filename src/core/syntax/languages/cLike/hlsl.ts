import { defineLanguage } from '../defineLanguage.ts';
import { glsl } from './glsl.ts';

export const hlsl = defineLanguage({
  ...glsl,
  definition: /^\s*(?:(?:static|inline)\s+)*(?:class|interface|struct)\b/,
  definitionName: /\b(?:class|interface|struct)\s+([\w$]+)/,
  ids: ['hlsl', 'shaderlab'],
  aliases: ['fx'],
});
