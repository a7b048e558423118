import { defineLanguage } from '../defineLanguage.ts';

export const json = defineLanguage({ ids: ['json'], family: 'braces', quotes: ['"'], trailingCommas: false });
