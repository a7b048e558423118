import { type CursorContext, hasEnglish } from '../../document/cursorContext.ts';
import { followsBrace } from '../../syntax/blockLines.ts';
import { isClosedBy } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { isWord } from '../../syntax/words.ts';
import { indentationWidth, isWordChar, lastWord } from '../../text/lines.ts';
import { afterRepeatedTail } from './repeatedTail.ts';

/** Offset in an answer's line behind its repetition of the cursor's line, or of the last word or mark before the cursor. */
export function repeatedBeginning(
  line: string,
  place: CursorContext,
  window: ParsedWindow | undefined,
  isFurther: boolean,
): number | undefined {
  const rest =
    behindCommentMark(line, place) ??
    restBehindPrefix(line, place, isFurther) ??
    (isFurther && /^\s/.test(line) ? undefined : afterRepeatedTail(line.trimStart(), place, window));
  return rest === undefined ? undefined : line.length - rest.length;
}

/**
 * The rest of an answer's line after it repeats the cursor's line prefix or its last word. `further`: not the answer's
 * first line; if indented, it is a line of its own, whatever its first word.
 */
function restBehindPrefix(line: string, place: CursorContext, further: boolean): string | undefined {
  const written = place.linePrefix.trimStart();
  const text = line.trimStart();
  if (written === '') return undefined;
  const core = written.trimEnd();
  if (text.startsWith(core) && isTelling(core, line, place)) {
    const rest = text.slice(core.length);
    if (core.length === written.length) return rest;
    const blanks = written.slice(core.length);
    if (rest.startsWith(blanks)) return rest.slice(blanks.length);
    if (!(isWordChar(core.at(-1)) && isWordChar(rest.at(0)))) return rest.trimStart();
  }
  return afterRepeatedQuote(text, place) ?? (further && /^\s/.test(line) ? undefined : afterRepeatedWord(text, place));
}

/** `a(); // █` + `// for the page` → `for the page` */
function behindCommentMark(line: string, { brackets, linePrefix, language }: CursorContext): string | undefined {
  const { mode } = brackets;
  const bare = linePrefix.trimEnd();
  const mark = language.lineComments.find(lineMark => bare.endsWith(lineMark));
  if (mode.kind !== 'comment' || mode.until !== '\n' || mark === undefined) return undefined;
  if (!/\S\s+$/.test(bare.slice(0, -mark.length))) return undefined;
  const text = line.trimStart();
  if (!text.startsWith(mark)) return undefined;
  const rest = text.slice(mark.length);
  return bare === linePrefix ? rest : rest.trimStart();
}

/** A line of only `(` or `[` may be followed by another like it. */
function isTelling(core: string, line: string, place: CursorContext): boolean {
  const exact = line.startsWith(place.linePrefix);
  // Whitespace around it is copied with it.
  if (exact && /^(?: {2}|\t)|(?: {2}|\t)$/.test(place.linePrefix)) return true;
  if (repeatsOpener(core, line, place) || repeatsCloser(core, place)) return true;
  const next = line.trimStart().slice(core.length);
  if (core === '*' && (next.startsWith('/') || isListed(core, place))) return false;
  // A doubled mark, as `..`, or one that nothing follows.
  if (/^[*+>|.-]$/.test(core) && (next.startsWith(core) || (next.trim() === '' && !exact))) return false;
  if (core === '...') return isWordChar(next.at(0));
  if (
    /\w{2}/.test(core) ||
    (core.length >= 3 && /\w/.test(core)) ||
    core.length >= 6 ||
    /^(?:\/\/+|\/?\*+|#+|--+|<!--|[-*+>|@.]|\d+\.|>>>|\* (?:\/\/|#|[-*+]))$/.test(core)
  )
    return true;
  // Deeper, it is a new block inside the one that the line opens.
  if (core === '{') return line.trim() === '{' && indentationWidth(line) <= indentationWidth(place.linePrefix);
  if (/^(?:"""|''')$/.test(core)) return !line.trim().startsWith(core + core);
  if (core === '<') return place.language.family === 'markup';
  if (/^["'`][.@#$:/-]?$/.test(core)) return isWordChar(next.at(0));
  // A bracket just opened isn't closed again, so the line is a copy.
  if (/^[)\]}].*[({[]$/.test(core) && line.trim() === core) return true;
  if (core.startsWith('}')) return exact || followsBrace(line.trim().replace(/^\}\s*/, ''), place.language);
  return core.length >= 2 && exact;
}

/** True for a closing bracket where none of its kind is open. */
function repeatsCloser(core: string, { brackets }: CursorContext): boolean {
  const last = brackets.open.at(-1)?.char;
  return /^[)\]]$/.test(core) && brackets.mode.kind === 'code' && (last === undefined || !isClosedBy(last, core));
}

/** True if an adjacent line has the mark twice, as a list in a comment does. */
function isListed(mark: string, { linePrefix, above, below }: CursorContext): boolean {
  return [above.at(-1), below[0], ...below.slice(1, LIST_LINES)].some(line => line?.startsWith(linePrefix + mark));
}

/** An item and its own lines may be in between. */
const LIST_LINES = 6;

/** True for a bracket opened again that stays open, where the line's rest closes only one. */
function repeatsOpener(core: string, line: string, { language, lineSuffix }: CursorContext): boolean {
  const count = core.replace(/^\$/, '').length;
  if (!/^\$?[([{]+$/.test(core) || !/^\s*[)\]}]/.test(lineSuffix)) return false;
  const { open } = readBrackets(line.trim(), language);
  return open.length >= count && (open[count - 1]?.header.length ?? core.length) < core.length;
}

/** The rest of an answer that begins with the word before the cursor, or with its beginning. */
function afterRepeatedWord(text: string, place: CursorContext): string | undefined {
  if (!place.prose) return afterPartialWord(text, place) ?? afterDoubledWord(text, place);
  return hasEnglish(place.language) ? undefined : afterWordInText(text, place);
}

const DOUBLED_LETTER_CHARS = 4;

/** `getUser█` answered by `getUserById(1)`, `items.█` by `items.map(f)`. */
function afterPartialWord(text: string, place: CursorContext): string | undefined {
  const word = /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+$/u.exec(place.linePrefix)?.[0] ?? '';
  if (word === '' || !text.startsWith(word)) return undefined;
  const answered = /^[\p{L}\p{N}_$]+/u.exec(text)?.[0] ?? '';
  const knows = (name: string) =>
    `${place.hole.prefix.slice(0, -word.length)}\n${place.hole.suffix}`.split(/[^\p{L}\p{N}_$]+/u).includes(name);
  if (knows(word + answered)) return undefined;
  // `c█` + `const a`: hardly any word of four letters or more begins with a doubled one (`cconst`).
  return word.length > 1 || answered.length >= DOUBLED_LETTER_CHARS || knows(answered)
    ? text.slice(word.length)
    : undefined;
}

/** `x = await █` + `await f()` → `f()` */
function afterDoubledWord(text: string, { linePrefix, language }: CursorContext): string | undefined {
  const written = linePrefix.trimStart();
  const name = DOUBLED_NAME.exec(written)?.[1];
  if (name === undefined || !text.startsWith(`${name} `)) return undefined;
  const rest = text.slice(name.length).trimStart();
  const isCase = rest.startsWith('=>');
  const before = lastWord(written.trimEnd().slice(0, -name.length).trimEnd());
  const declared = rest.startsWith('=') && isWord(before, ['variables'], language);
  // `#include █`, `a->size █`, `if (size █`: not a type, so the rest doesn't name a variable.
  const isNoType = /(?:#\s*|\.|->|[*&]\s*|\w\s*\()\w+\s+$/.test(written) && /^[^\w,);{]/.test(rest);
  return declared || isCase || isNoType || (!/\.\w+\s+$/.test(written) && /^[*&]?[A-Za-z_$]/.test(rest))
    ? rest
    : undefined;
}

/** `size_t █` + `size_t columns`: `size_t size_t columns` is invalid. `long long n` is valid. */
const DOUBLED_NAME = /(?:^|[^\w$])(?!long\b)([A-Za-z_]\w{2,})\s+$/;

/** Words that English has twice in a row. */
const TWICE = /^(?:that|had|is|so|very|long|really|many)$/i;

/** Long enough for a tag, its type and the name. */
const PARAMETER_CHARS = 120;

/** A tag is followed by a parameter's name, then by its description. */
const NAMES_PARAMETER = /(?:^|\s)[@\\:]\w+\s+(?:\{.*\}\s*)?\S+\s$/;

/** In a comment or string: `rea█` + `reads it`, `until it █` + `it is read`. */
function afterWordInText(text: string, { linePrefix, brackets }: CursorContext): string | undefined {
  const [, word = '', blanks = ''] =
    /(?=[\p{L}_])(?<![\p{L}_]\p{N}*)([\p{L}_][\p{L}\p{N}_]+)(\s?)$/u.exec(linePrefix) ?? [];
  if (word === '' || !text.startsWith(word)) return undefined;
  const rest = text.slice(word.length);
  if (blanks === '') return /^[\p{L}_]/u.test(rest) ? rest : undefined;
  // A value may contain a word twice.
  const { mode } = brackets;
  const isValue = mode.kind === 'string' && mode.until.length < 3 && word.length < 5;
  if (isValue || TWICE.test(word) || NAMES_PARAMETER.test(linePrefix.slice(-PARAMETER_CHARS))) return undefined;
  return /^ \S/.test(rest) ? rest.slice(1) : undefined;
}

/** `get("█` + `"path"`: a string isn't closed just to open another one. */
function afterRepeatedQuote(text: string, { linePrefix, lineSuffix, brackets }: CursorContext): string | undefined {
  const { mode } = brackets;
  // Between two quotes of the editor, with more values behind the first: `["█"]` + `"a", "b"`.
  const [quote = ''] = /["'`]$/.exec(linePrefix) ?? [];
  if (quote !== '' && lineSuffix.startsWith(quote) && text.startsWith(quote)) {
    const end = text.indexOf(quote, 1);
    return end > 1 && text.includes(quote, end + 1) ? text.slice(1) : undefined;
  }
  if (mode.kind !== 'string' || !linePrefix.endsWith(mode.until)) return undefined;
  const { until } = mode;
  return text.startsWith(until) && text.indexOf(until, until.length) > until.length
    ? text.slice(until.length)
    : undefined;
}
