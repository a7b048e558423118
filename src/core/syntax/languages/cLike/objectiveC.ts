import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const objectiveC = defineLanguage({
  ...c,
  ids: ['objective-c', 'objective-cpp'],
  aliases: ['objc'],
  grammar: undefined,
});
