import { defineLanguage } from '../defineLanguage.ts';

export const dockerfile = defineLanguage({
  ids: ['dockerfile'],
  aliases: ['docker', 'containerfile'],
  family: 'braces',
  lineComments: ['#'],
  multiline: ['"', "'"],
  loneClosers: true,
  heredocs: /<<-?\s?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  declarations: [/^FROM\s+\S+\s+AS\s+(\S+)/i, /^(?:ARG|ENV)\s+(\w+)/i],
  words: {
    statements: 'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL RUN SHELL USER VOLUME WORKDIR',
    exits: '',
    labels: '',
    connectors: 'AS',
  },
});
