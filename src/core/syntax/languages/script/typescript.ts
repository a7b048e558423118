import { defineLanguage, treeSitter } from '../defineLanguage.ts';
import { javascript } from './javascript.ts';

export const typescript = defineLanguage({
  ...javascript,
  ids: ['typescript'],
  aliases: ['ts', 'mts', 'cts'],
  grammar: treeSitter('typescript'),
  hasOverloads: true,
});
