import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const css = defineLanguage({ ids: ['css', 'postcss', 'tailwindcss'], family: 'braces', ...SLASH_COMMENTS });
