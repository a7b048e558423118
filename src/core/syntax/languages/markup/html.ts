import { defineLanguage, SCRIPT_LINES } from '../defineLanguage.ts';

export const html = defineLanguage({
  ids: ['html', 'handlebars', 'django-html', 'jinja-html', 'razor', 'blade', 'erb', 'ejs'],
  aliases: ['htm'],
  family: 'markup',
  blockComment: ['<!--', '-->'],
  quotes: [],
  ...SCRIPT_LINES,
});
