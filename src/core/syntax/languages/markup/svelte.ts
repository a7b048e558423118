import { defineLanguage } from '../defineLanguage.ts';

export const svelte = defineLanguage({ ids: ['svelte'], family: 'markup', blockComment: ['<!--', '-->'], quotes: [] });
