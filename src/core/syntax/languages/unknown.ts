import { defineLanguage, type Language } from './defineLanguage.ts';

/** `if a:` */
const HEADER = /^\s*(?:if|elif|else|for|while|func|def|match|class)\b.*:$/;

export const UNKNOWN_LANGUAGE = defineLanguage({
  hasNothing: true,
  family: 'braces',
  closers: ['end'],
  words: {
    guards: 'if unless while until for when with',
    functions: 'def function fn func fun sub macro',
    types: 'class interface struct enum trait impl module type namespace mod object union record extension protocol',
    modifiers:
      'export default public private protected internal static async abstract final override virtual pub unsafe ' +
      'extern inline suspend open data sealed',
    variables: 'const let var val local my final auto',
    imports: 'import from use using #include require package include',
    conditions:
      'if elif elsif elseif unless for foreach while until switch match when with using lock synchronized catch ' +
      'except rescue try select case',
    headers: 'try else do finally loop unsafe static defer default catch begin then except rescue ensure repeat',
    accessors: 'get set init',
    statements: 'return throw raise yield',
    exits: 'break continue pass',
    operators: 'and or not in is of new await typeof yield delete instanceof as',
    connectors:
      'alias assert by defmodule defp extends global go goto implements mut operator readonly super ' +
      'template throws typedef void where actor companion crate dyn event fallthrough fileprivate ' +
      'guard inout lateinit mutating our partial redo ref typealias undef deriving qualified newtype ' +
      'volatile constexpr typename register implicit lazy nonlocal tailrec reified',
  },
  continuers: {
    else: 'if elif elsif elseif unless for while case when try except',
    elif: 'if elif',
    elsif: 'if elsif unless',
    elseif: 'if elseif',
    catch: 'try catch',
    except: 'try except',
    finally: 'try catch except else',
    rescue: 'begin def do rescue',
    ensure: 'begin def do rescue else',
  },
  blockOpenings: [HEADER],
});

/** Marks of line comments in other languages. */
const COMMENT_MARKS: readonly (readonly [mark: string, line: RegExp])[] = [
  ['//', /^\s*\/\/+ \p{L}/u],
  ['#', /^\s*#+ \p{L}/u],
  ['--', /^\s*--+ \p{L}/u],
  [';', /^\s*;+ \p{L}/u],
  ['%', /^\s*%+ \p{L}/u],
  ['!', /^\s*!+ \p{L}/u],
  ["'", /^\s*' \p{L}[^']*$/u],
];

/** Line comments of an unknown language are found by lines that begin with a mark and a word: `% plot the curve`. */
export function withCommentsOf(lines: readonly string[], language: Language): Language {
  if (language !== UNKNOWN_LANGUAGE) return language;
  const lineComments = COMMENT_MARKS.filter(([, pattern]) => lines.some(line => pattern.test(line))).map(
    ([mark]) => mark,
  );
  if (lineComments.length === 0) return language;
  return { ...language, lineComments, quotes: language.quotes.filter(quote => !lineComments.includes(quote)) };
}
