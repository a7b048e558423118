import { defineLanguage } from '../defineLanguage.ts';

export const markdown = defineLanguage({
  ids: ['markdown', 'mdx', 'quarto', 'rmd', 'juliamarkdown'],
  aliases: ['md'],
  family: 'prose',
  quotes: [],
});
