import { defineLanguage, SLASH_COMMENTS } from '../defineLanguage.ts';

export const json5 = defineLanguage({ ids: ['json5'], family: 'braces', ...SLASH_COMMENTS });
