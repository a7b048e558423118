import { defineLanguage, NEVER } from '../defineLanguage.ts';

const CLAUSES =
  'select from where join inner outer left right on group order by having limit insert into values update set delete create table alter drop and or not in as is null between like union distinct';

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
  trailingCommas: false,
  lineComments: ['--'],
  blockComment: ['/*', '*/'],
  closers: ['end', 'END'],
  declarations: [
    /^create\s+(?:or\s+replace\s+)?(?:temp\s+|temporary\s+|unique\s+|materialized\s+)?(?:table|view|function|procedure|index|type|trigger|schema)\s+(?:if\s+not\s+exists\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?(\w+)/i,
  ],
  callable: NEVER,
  usesBackquotes: true,
  words: {
    functions: 'function',
    imports: 'use',
    statements: 'return from SELECT INSERT UPDATE DELETE CREATE ALTER DROP WITH',
    operators: 'and or not in is AND OR NOT IN IS LIKE BETWEEN',
    connectors: `${CLAUSES} ${CLAUSES.toUpperCase()}`,
  },
});
