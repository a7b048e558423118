import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const objectiveC = defineLanguage({
  ...c,
  ids: ['objective-c', 'objective-cpp'],
  aliases: ['objc'],
  grammar: undefined,
  words: {
    ...c.words,
    types: 'class struct enum union',
  },
});
