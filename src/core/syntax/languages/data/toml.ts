import { defineLanguage } from '../defineLanguage.ts';

export const toml = defineLanguage({
  ids: ['toml'],
  family: 'data',
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
});
