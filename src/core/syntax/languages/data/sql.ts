import { defineLanguage } from '../defineLanguage.ts';

export const sql = defineLanguage({
  ids: [
    'sql',
    'mysql',
    'pgsql',
    'postgres',
    'plsql',
    'tsql',
    'mssql',
    'sqlite',
    'bigquery',
    'snowflake',
    'snowflake-sql',
  ],
  aliases: ['postgresql', 'ddl'],
  family: 'braces',
  definition: /^\s*function\b/,
  definitionName: /\bfunction\s+([\w$]+)/,
  lineComments: ['--'],
  blockComment: ['/*', '*/'],
  closers: ['end', 'END'],
  declarations: [
    /^create\s+(?:or\s+replace\s+)?(?:temp\s+|temporary\s+|unique\s+|materialized\s+)?(?:table|view|function|procedure|index|type|trigger|schema)\s+(?:if\s+not\s+exists\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?(\w+)/i,
  ],
  callable: undefined,
  dependencyLine: /^\s*use\s/,
  statementWords: 'return else end from use'.split(' '),
  usesBackquotes: true,
});
