import { defineLanguage, SCRIPT_IMPORT, SCRIPT_WORDS } from '../defineLanguage.ts';

export const html = defineLanguage({
  ids: ['html', 'handlebars', 'django-html', 'jinja-html', 'razor', 'blade', 'erb', 'ejs'],
  aliases: ['htm'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  words: SCRIPT_WORDS,
  importLine: SCRIPT_IMPORT,
});
