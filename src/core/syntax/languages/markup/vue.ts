import { defineLanguage } from '../defineLanguage.ts';

export const vue = defineLanguage({ ids: ['vue'], family: 'markup', blockComment: ['<!--', '-->'], quotes: [] });
