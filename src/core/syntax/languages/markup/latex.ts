import { defineLanguage } from '../defineLanguage.ts';

export const latex = defineLanguage({ ids: ['latex', 'tex', 'bibtex', 'typst'], family: 'prose', quotes: [] });
