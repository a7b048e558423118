import { defineLanguage } from '../defineLanguage.ts';

export const astro = defineLanguage({ ids: ['astro'], family: 'markup', blockComment: ['<!--', '-->'], quotes: [] });
