import { defineLanguage } from '../defineLanguage.ts';
import { javascript } from './javascript.ts';

export const javascriptreact = defineLanguage({
  ...javascript,
  ids: ['javascriptreact'],
  aliases: ['jsx'],
  family: 'markup',
});
