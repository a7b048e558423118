import { defineLanguage } from '../defineLanguage.ts';

export const plaintext = defineLanguage({
  ids: [
    'plaintext',
    'restructuredtext',
    'asciidoc',
    'org',
    'git-commit',
    'git-rebase',
    'scminput',
    'log',
    'csv',
    'tsv',
    'diff',
    'output',
  ],
  aliases: ['text', 'txt', 'plain', 'rst', 'adoc'],
  family: 'prose',
  quotes: [],
});
