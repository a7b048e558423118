import type { CursorContext } from '../../document/cursorContext.ts';
import type { Hole } from '../../document/hole.ts';
import { followsBrace, hasCondition, isContinuer, opensBlock } from '../../syntax/blockLines.ts';
import { unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { isDefinition } from '../../syntax/declarations.ts';
import type { Language } from '../../syntax/language.ts';
import { awaitsValue, beginsStatement, isKeyword, isWord } from '../../syntax/words.ts';
import { firstWord, indentationWidth, isBlank, lastLine, lastWord } from '../../text/lines.ts';

/** Facts about the end of the cursor's line and the text that may follow it. */

const KNOWN_WORDS = new WeakMap<Hole, ReadonlySet<string>>();

/** The document's words in lower case, without the one that ends at the cursor. Read once for each hole. */
function wordsAround(place: CursorContext): ReadonlySet<string> {
  const { hole } = place;
  const known = KNOWN_WORDS.get(hole);
  if (known !== undefined) return known;
  const before = hole.prefix.slice(0, hole.prefix.length - lastWord(lastLine(hole.prefix)).length);
  const words = new Set(`${before}\n${hole.suffix}`.toLowerCase().split(/[^\p{L}\p{N}_$]+/u));
  KNOWN_WORDS.set(hole, words);
  return words;
}

/** A line end within a word: `retu⏎rn`, `http.N⏎ewRequest`. */
export function breaksWord(place: CursorContext, text: string): boolean {
  const { linePrefix, brackets, language } = place;
  const [start, end] = [lastWord(linePrefix), firstWord(text)];
  if (start === '' || end === '') return false;
  const words = wordsAround(place);
  const knows = (word: string) => words.has(word.toLowerCase()) || isKeyword(word, language);
  const isInParentheses = /^[([]$/.test(brackets.open.at(-1)?.char ?? '') && !isKeyword(firstWord(text), language);
  const before = lastWord(linePrefix.slice(0, -start.length).trimEnd());
  const namesFunction = !language.wordBlocks && isWord(before, ['functions'], language);
  return (
    namesFunction || isInParentheses || knows(start + end) || (/^\s/.test(linePrefix) && !knows(start) && !knows(end))
  );
}

/** Values after which no word can follow. */
const LITERAL = /^(?:\d+|true|false|null|nil|None|True|False|undefined)$/;

/** The last word is whole: a keyword, or a word of the document, of which the longer one is none. */
export function endsWithWord(place: CursorContext, text: string): boolean {
  const { linePrefix, brackets, language, free } = place;
  const word = lastWord(linePrefix);
  const next = firstWord(text);
  const words = wordsAround(place);
  if (words.has((word + next).toLowerCase())) return false;
  if (
    !free &&
    brackets.mode.kind === 'code' &&
    isKeyword(word, language) &&
    !/[.$@]$/.test(linePrefix.slice(0, -word.length))
  )
    return true;
  if (LITERAL.test(word) || (!free && word.length > 1 && isKeyword(next, language) && /^\w+\s/.test(text))) return true;
  if (!free && language.family !== 'prose')
    return next.length > 2 && [word, next].every(part => words.has(part.toLowerCase()));
  return [word, next].some(part => COMMON_WORDS.has(part.toLowerCase()) || words.has(part.toLowerCase()));
}

/** Style asks for a blank: around a binary operator, behind a comma or a keyword, in English behind a stop. */
export function wantsBlank(place: CursorContext, text: string): boolean {
  const { linePrefix, brackets, language, free } = place;
  if (/\s$/.test(linePrefix)) return false;
  if ((language.family === 'prose' || brackets.mode.kind === 'comment') && !/^https?:/.test(lastToken(linePrefix)))
    return /[\p{L}\p{N})"”][.!?]$/u.test(linePrefix)
      ? /^\p{Lu}\p{Ll}/u.test(text)
      : /[\p{L}\p{N})"”][,;:]$/u.test(linePrefix) && /^\p{L}/u.test(text);
  if (free || brackets.mode.kind !== 'code' || language.family === 'markup' || /^\s*#\w/.test(linePrefix)) return false;
  const word = lastWord(linePrefix);
  if (isKeyword(word, language) && !isWord(word, ['functions', 'types', 'operators'], language))
    return /^(?:["'`{[(!]|[-+@%$]\w)/.test(text);
  if (BINARY_END.test(linePrefix))
    return !(language.hasPointers && /[*&]$/.test(linePrefix)) && /^(?:[\w"'`([{$@!-]|:\w)/.test(text);
  if (linePrefix.endsWith(';')) return !endsStatement(place, text) && /^[\w!-]/.test(text);
  if (linePrefix.endsWith(',')) return !endsStatement(place, text) && /^[\w"'`([{$@-]/.test(text);
  if (KEY_END.test(linePrefix) && !isWord(firstWord(linePrefix.trimStart()), ['labels'], language))
    return !beginsBlock(place, text) && /^[\w"'`([{$@#.-]/.test(text);
  // `Box<T>█` + `extends`
  if (/<[\w,.? ]{0,60}>{1,9}$/.test(linePrefix)) return /^[A-Za-z_]/.test(text);
  return /[\w)\]}"'`]$/.test(linePrefix) && BINARY_START.test(text);
}

/** `"a":█`, `color:█`, unlike a label or `std::█`. */
const KEY_END = /[\w"')\]]:$/;

function lastToken(line: string): string {
  return line.slice(Math.max(0, line.lastIndexOf(' ')) + 1);
}

/** An operator behind a blank: `x =█`, `b ?█`. */
const BINARY_END = /[\w)\]}"'`]\s+(?:[-+*/%<>=!&|^]?=|[-+*/%<>?|&]|&&|\|\||=>|->|\?\?|:=|===|!==|==|!=|<=|>=)$/;
const BINARY_START = /^(?:[=!]==?|&&|\|\||[-+*/%]=|=>|\?\?|:=|[<>]=|[^\w\s"'`()[\]{},;:.$@#\\]+ |\?: )/;

/** A bracket, quote or number: no word can follow directly. */
export function closesValue({ linePrefix, language, brackets }: CursorContext): boolean {
  if (brackets.mode.kind !== 'code' || (language.looseApostrophe && linePrefix.endsWith("'"))) return false;
  const quote = /["'`]$/.exec(linePrefix)?.[0];
  // An opening quote, in a text that the scanner doesn't read as code.
  if (quote !== undefined && language.family === 'markup' && linePrefix.split(quote).length % 2 === 0) return false;
  return /[)\]}"'`]$|^#\s*include\s*<.*>$/.test(linePrefix);
}

/** The statement is finished, and a new one begins. */
export function endsStatement(place: CursorContext, text: string): boolean {
  const { linePrefix, brackets, language, markup } = place;
  if (brackets.mode.kind !== 'code') return false;
  const inParentheses = brackets.open.at(-1)?.char === '(' || brackets.open.at(-1)?.char === '[';
  if (closesBlock(place, text) || isNextItem(place, text) || closesHanging(place, text)) return true;
  if (linePrefix.endsWith(';')) return !inParentheses && !/^[)\]}]/.test(text) && !opensHeader(place, text);
  if (/^\s*#\w/.test(linePrefix) && /^#\w/.test(text)) return true;
  if (/^\s*<[\w/].*>$/.test(linePrefix)) return /^<\w/.test(text) && /\/>$|<\/[\w.-]+>$/.test(linePrefix);
  if (markup) return false;
  if (
    language.family !== 'prose' &&
    (language.family === 'data' || !/:\s/.test(text)) &&
    /[:=]\s*[^\s:=]+$/.test(linePrefix.slice(-VALUE_CHARS)) &&
    /^[\w"'.-]+\s*[:=]/.test(text) &&
    !inParentheses
  )
    return true;
  if (linePrefix.endsWith('}') && followsBrace(text, language)) return breaksBeforeBranch(place);
  if (beginsStatement(text, language) && !inParentheses && ENDS_VALUE.test(linePrefix) && !endsWithModifier(place))
    return true;
  // A name behind a whole assignment begins a definition: `area r = pi█` + `size :: Int`.
  if (ASSIGNS.test(linePrefix) && ENDS_VALUE.test(linePrefix) && isDeclared(text, language)) return true;
  if (/^\{\s*$/.test(text) && (linePrefix.endsWith(')') || isWord(lastWord(linePrefix), ['headers'], language)))
    return hasOwnLineBraces(place);
  if (linePrefix.endsWith('}')) return !/^[\s)\]},;.(`:?&|=!+*<>-]/.test(text);
  // An element of a list or an object with a line for each.
  if (linePrefix.endsWith(',')) {
    const isElement = brackets.open.at(-1)?.char !== '{' || /^\s*["'\w.-]+\s*[:=]/.test(linePrefix);
    const isOpenedAbove = brackets.open.length > 0 && readBrackets(linePrefix, language).open.length === 0;
    return isElement && isOpenedAbove && /^[\w"'`[{.@#]/.test(text);
  }
  return false;
}

/** A value, perhaps with a sign of its own: `url!`, `./` */
const ENDS_VALUE = /[\w)\]}"'`]$|[^\s=<>+-][!?*/]$/;
const ASSIGNS = /\S\s*[^=!<>:]=\s[^=]*\S/;

function isDeclared(text: string, { declarations }: Language): boolean {
  return /^\w+\s*:/.test(text) && declarations.some(declaration => declaration.test(text));
}

/** The text is alike to the cursor's line, which is one of several alike: `, b█` + `, c`, `OPTION_A█` + `OPTION_B`. */
export function isNextItem({ linePrefix, above }: CursorContext, text: string): boolean {
  const lines = [linePrefix, ...above.filter(line => !isBlank(line)).slice(-2)].map(line => line.trim());
  const shape = ITEM_SHAPES.find(pattern => lines.every(line => pattern.test(line)) && pattern.test(text));
  if (shape === undefined) return false;
  const starts = [...lines, text].map(line => line.slice(0, ITEM_START));
  return lines.length > 2 && (shape !== WORD_ITEM || starts.every(start => start === starts[0]));
}

/** A line of one word. */
const WORD_ITEM = /^[\w.-]+$/;
const ITEM_SHAPES = [/^,\s*\S/, /^\|\s+\S/, WORD_ITEM];
const ITEM_START = 4;

/** `if [ -f a ];█` + `then` */
function opensHeader({ linePrefix, language }: CursorContext, text: string): boolean {
  return hasCondition(linePrefix, language) && language.blockWords.includes(firstWord(text));
}

/** The line defines something whose name or body is missing: `func (s *Server)█`. */
export function isUnfinishedDefinition({ linePrefix, language, brackets }: CursorContext, text: string): boolean {
  return (
    language.family === 'braces' &&
    brackets.mode.kind === 'code' &&
    linePrefix.endsWith(')') &&
    isDefinition(linePrefix, language) &&
    /^\w/.test(text) &&
    !isKeyword(firstWord(text), language)
  );
}

/** The text closes a block that began above: its bracket or word is on a line of its own. */
function closesBlock({ linePrefix, brackets, language }: CursorContext, text: string): boolean {
  if (!/[\w)\]};,"'`]$/.test(linePrefix)) return false;
  if (language.closers.includes(firstWord(text))) return /^\w+\s*$/.test(text) && language.wordBlocks;
  if (!text.startsWith('}') || brackets.open.at(-1)?.char !== '{') return false;
  return readBrackets(linePrefix, language).open.length === 0;
}

/** Blocks' braces are on lines of their own. */
function hasOwnLineBraces({ above, below }: CursorContext): boolean {
  const lines = [...above, ...below];
  const count = (pattern: RegExp) => lines.filter(line => pattern.test(line)).length;
  return count(/^\s*\{\s*$/) > count(/\S\s*\{\s*$/);
}

/** `f(⏎  a,⏎  b█` + `)`: the bracket was the last character of its line, and each argument has a line of its own. */
export function closesHanging({ above, linePrefix, brackets, language }: CursorContext, text: string): boolean {
  const open = brackets.open.at(-1);
  if (open?.char !== '(' || brackets.mode.kind !== 'code' || !text.startsWith(')')) return false;
  if (readBrackets(linePrefix, language).open.length > 0) return false;
  const opener = above.findLast(line => !isBlank(line) && indentationWidth(line) <= open.indent);
  return opener?.trimEnd().endsWith('(') === true;
}

/** `else` belongs on a line of its own where the document has it so. */
function breaksBeforeBranch({ hole, language, above, below }: CursorContext): boolean {
  const branches = [...above, ...below].filter(line => isContinuer(line, language));
  if (branches.some(line => /^\s*\}/.test(line))) return false;
  return hole.languageId === 'csharp' || branches.length > 0;
}

/** The end of a line in which a value is looked for. */
const VALUE_CHARS = 80;

/** `export█`, `pub█`, `async█`: a declaration may follow. */
function endsWithModifier({ linePrefix, language }: CursorContext): boolean {
  const word = lastWord(linePrefix);
  return isKeyword(word, language) || isCondition(linePrefix, language);
}

/** The cursor's line opens a block, and the text is its first line. */
export function beginsBlock(place: CursorContext, text: string): boolean {
  const { linePrefix, language, brackets } = place;
  const word = lastWord(linePrefix);
  // `class` and `if` need more of their line first.
  if (isKeyword(word, language) && !language.blockWords.includes(word) && !isWord(word, ['headers'], language))
    return false;
  // `then` and `do` may have their statement on the line.
  if (language.blockWords.includes(word) && language.family !== 'indent') return false;
  return (
    brackets.mode.kind === 'code' &&
    opensBlockHere(place) &&
    (language.family !== 'data' || NESTED.test(text)) &&
    !fillsInLine(place, text)
  );
}

/** An entry of a map or a list, in data. */
const NESTED = /^(?:- |[\w"'.-]+\s*:(?:\s|$)|["{[]\S)/;

/** The cursor's line opens a block, unless its colon or brace is part of an expression: `f({ "a":█`. */
function opensBlockHere({ linePrefix, language, brackets }: CursorContext): boolean {
  const around = brackets.open.at(-1)?.char;
  if (
    around === '(' ||
    around === '[' ||
    (around !== undefined && linePrefix.endsWith(':') && language.family === 'indent')
  )
    return false;
  return opensBlock(linePrefix, language);
}

/** Brackets that the line has opened are closed in the answer's line: `function f() {█` + ` return 1; }`. */
export function fillsInLine({ language }: CursorContext, text: string): boolean {
  if (/^[)\]},;]/.test(text)) return true;
  if (language.family === 'indent' || language.family === 'data') return false;
  return unmatchedClosers(readBrackets(text, language)).length > 0;
}

/** `if (a)`: its statement may follow on the line. */
export function isCondition(linePrefix: string, language: Language): boolean {
  if (linePrefix.endsWith(')')) return hasCondition(linePrefix, language);
  return language.blockWords.includes(lastWord(linePrefix));
}

export function isAmongAttributes({ linePrefix, markup, language }: CursorContext): boolean {
  return (
    (markup || language.family === 'markup') &&
    /^\w/.test(linePrefix.slice(linePrefix.lastIndexOf('<') + 1)) &&
    !linePrefix.slice(linePrefix.lastIndexOf('<')).includes('>') &&
    linePrefix.includes('<')
  );
}

/** An operator, a word, an opening mark or a name that something has to follow. */
export function endsOpen({ linePrefix, language, brackets }: CursorContext): boolean {
  if (brackets.mode.kind === 'comment') return false;
  if (awaitsValue(linePrefix, language) || isWord(lastWord(linePrefix), ['modifiers'], language)) return true;
  return /[([{,.&|+*/%<?=@:\\-]$/.test(linePrefix) && !/(?:\+\+|--|\*\/|[\w\s]:)$/.test(linePrefix);
}

const COMMON_WORDS = new Set(
  'a an the of and or to in is are was be it its this that for with from by on as at not if when then we you he she they i has have had will can before after about into over under than also only but so because which while where there these those your their our all any each every some more most other such no yes may must should would could do does did been being how what who out up down'.split(
    ' ',
  ),
);
