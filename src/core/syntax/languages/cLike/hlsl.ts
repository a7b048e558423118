import { defineLanguage } from '../defineLanguage.ts';
import { glsl } from './glsl.ts';

export const hlsl = defineLanguage({
  ...glsl,
  ids: ['hlsl', 'shaderlab'],
  aliases: ['fx'],
  words: {
    ...glsl.words,
    types: 'class interface struct',
    modifiers: 'static inline',
  },
});
