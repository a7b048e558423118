import { ownValue } from '../json.ts';
import { withoutRemark } from './brackets.ts';
import { beginsComment, firstWord, type Language } from './language.ts';
import { isWord } from './words.ts';

/** `if (a) {`, `def f():`, `for x in y; do` */
export function opensBlock(line: string, language: Language): boolean {
  if (beginsComment(line, language)) return false;
  const end = withoutRemark(line, language).trimEnd();
  if (/[{([]$/.test(end)) return true;
  const { family, wordBlocks, blockWords, blockOpenings } = language;
  if (family === 'data') return /:(?:\s*[|>][+-]?)?$/.test(end);
  if (family !== 'indent' && family !== 'braces') return false;
  if (family === 'braces' ? end.endsWith('=>') : end.endsWith(':') && !wordBlocks) return true;
  const word = lastWord(end);
  if (blockWords.includes(word)) return true;
  return !language.closers.includes(word) && blockOpenings.some(opening => opening.test(end));
}

/** `do` for `while true do`; empty after a sign. */
function lastWord(line: string): string {
  return /(?<!\w)\w+$/.exec(line)?.[0] ?? '';
}

/** `if (a) {`, `} else if (a) {` */
export function hasCondition(line: string, language: Language): boolean {
  const [, first = '', second = ''] = /^\s*(?:\}\s*)?(\w+)(?:\s+(\w+))?/.exec(line) ?? [];
  if (isWord(first, ['conditions'], language)) return true;
  return isContinuer(first, language) && isWord(second, ['conditions'], language);
}

/** A block that defines nothing: `for (;;) {`, `} else {`, `case 1:` */
export function isControlBlock(line: string, language: Language): boolean {
  return isWord(firstWord(line.replace(/^\s*\}/, '')), ['conditions', 'headers', 'accessors', 'labels'], language);
}

/** Looks like a function before a bracket: `if (a) {`, `return (a)`. */
export function isControlWord(word: string, language: Language): boolean {
  return isWord(word, ['conditions', 'statements', 'operators'], language) || isContinuer(word, language);
}

/** `case 1:`, `default:`, `again:` */
export function isLabel(line: string, language: Language): boolean {
  return /^\s*[A-Za-z_]\w*:$/.test(line) || (/:(?:\s|$)/.test(line) && isWord(firstWord(line), ['labels'], language));
}

/** Goes on with a block: `else {`, `} catch (e) {` */
export function isContinuer(line: string, language: Language): boolean {
  return partnersOf(line, language) !== undefined;
}

/** `if elif` for `else:` */
function partnersOf(line: string, { continuers }: Language): string | undefined {
  return ownValue(continuers, firstWord(line.replace(/^\s*\}/, '')));
}

/** `else:` goes on with the block of `if a:`. */
export function isPartner(header: string, continuer: string, language: Language): boolean {
  return (partnersOf(continuer, language) ?? '').split(' ').includes(firstWord(header));
}

/** May follow the brace that closes a block: `else {`, `while (a);` */
export function followsBrace(text: string, language: Language): boolean {
  return /^while\b/.test(text) || (/^\w/.test(text) && isContinuer(text, language));
}

/** `});`, `end`, `</div>` */
export function onlyCloses(line: string, { closers }: Language): boolean {
  const text = line.trim();
  return (
    /^(?:[)\]}]+[;,]*|(?:<\/[\w.:-]+>\s*)+)$/.test(text) || closers.includes(text.replace(/(?<![;,)])[;,)]+$/, ''))
  );
}

/** `}, a)`, `end if`, `</div><p>` */
export function beginsCloser(line: string, { closers }: Language): boolean {
  return /^\s*(?:[}\])]|<\/)/.test(line) || closers.includes(firstWord(line));
}

const DIRECTIVE =
  /^#\s*(?:if|ifdef|ifndef|elif|else|endif|define|undef|include|import|pragma|error|warning|region|endregion|line)\b/;

/** A preprocessor's line at the left edge, where it stays whatever the depth of the code: `#ifdef DEBUG`. */
export function isDirective(line: string, { hasDirectives }: Language): boolean {
  return hasDirectives && DIRECTIVE.test(line);
}
