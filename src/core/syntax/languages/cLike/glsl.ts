import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

/** `vec3 shade(vec3 n) {` */
const FUNCTION = /^(?:\w+\s+){1,3}(\w+)\s*\(/;

export const glsl = defineLanguage({
  ids: ['glsl'],
  aliases: ['vert', 'frag', 'comp'],
  family: 'braces',
  hasDirectives: true,
  ...SLASH_COMMENTS,
  quotes: ['"'],
  callable: FUNCTION,
  declarations: [/^struct\s+(\w+)/, /^#\s*define\s+(\w+)/, FUNCTION],
  words: {
    types: 'struct',
    modifiers: 'const',
    imports: '#include',
  },
});
