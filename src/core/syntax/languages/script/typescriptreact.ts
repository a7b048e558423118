import { defineLanguage, treeSitter } from '../defineLanguage.ts';
import { javascript } from './javascript.ts';

export const typescriptreact = defineLanguage({
  ...javascript,
  ids: ['typescriptreact'],
  aliases: ['tsx'],
  family: 'markup',
  grammar: treeSitter('tsx'),
  hasOverloads: true,
});
