import type { Language } from './language.ts';

/** Words of many languages after which another word follows: `return x`, `def f`, `SELECT id`. */
const KEYWORDS = new Set(
  (
    'abstract alias as assert async await begin break by case catch class const continue def default defer defmodule ' +
    'defp delete do elif else elsif enum except export extends extern final finally fn for foreach from fun func ' +
    'function global go goto if impl implements import include inline instanceof interface internal let match ' +
    'mod module mut namespace new of open operator override package private protected pub public raise ' +
    'readonly record rescue return sealed select static struct super switch template then throw throws trait try ' +
    'type typedef typeof union unless unsafe until use using val var virtual void when where while with yield ' +
    'actor companion crate data dyn event fallthrough fileprivate foreach goto guard inout lateinit local loop mutating ' +
    'my object our partial redo ref repeat require sub suspend typealias undef ' +
    'deriving qualified newtype volatile constexpr typename register implicit lazy nonlocal synchronized tailrec reified'
  ).split(' '),
);

/** Operators in languages whose blocks are indented; elsewhere more often the beginning of a name. */
const WORD_OPERATORS = new Set(['and', 'in', 'is', 'not', 'or']);

const QUERY_WORDS = new Set(
  'select from where join inner outer left right on group order by having limit insert into values update set delete create table alter drop and or not in as is null between like union distinct'.split(
    ' ',
  ),
);

/** Whether a word is one of the language's own, after which another word has to be separate. */
export function isKeyword(word: string, language: Language): boolean {
  if (language.ids.includes('dockerfile')) return /^[A-Z]{2,}$/.test(word);
  if (language.ids.includes('sql')) return QUERY_WORDS.has(word.toLowerCase());
  return (
    language.family !== 'prose' && (KEYWORDS.has(word) || (language.family === 'indent' && WORD_OPERATORS.has(word)))
  );
}
