import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const less = defineLanguage({ ids: ['less'], family: 'braces', ...SLASH_COMMENTS });
