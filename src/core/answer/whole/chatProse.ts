import type { Steps } from '../../steps.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { CODE, quotingsInSteps } from '../../syntax/quoting.ts';
import { everyLine, filterLines, leastOfLines, mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { isClosing, isHeading, isOpening, isRemark, isSentence } from '../prose.ts';

export interface ProseContext {
  readonly languageId: string;
  /** All lines of the document. */
  readonly known: readonly string[];
}

/** For each line, whether it is the model's prose. */
export function* findProseLines(lines: readonly string[], { languageId, known }: ProseContext): Steps<boolean[]> {
  const language = languageOf(languageId);
  const quotings = yield* quotingsInSteps(lines, language);
  const own = yield* trimmedLines(known);
  return yield* mapLines(lines, (line, index) => {
    const text = line.trim();
    if (text === '' || own.has(text) || quotings[index]?.kind !== CODE.kind) return false;
    if (isHeading(text) && !(text.startsWith('#') && language.lineComments.includes('#'))) return true;
    if (beginsComment(line, language)) return false;
    if (/^(?:[-*•]|\d+\.)\s+\S+(?: \S+){2,}$/.test(text) && language.family !== 'data') return !/[;{}]$/.test(text);
    if (isSentence(text) || isClosing(text) || isOpening(text)) return true;
    return (isRemark(text) && isAlone(lines, index)) || isPoint(text);
  });
}

/** `- Returns early` */
function isPoint(text: string): boolean {
  return /^[-*•] \p{Lu}\p{Ll}+(?: [\p{L}'’-]+)+[.!]?$/u.test(text);
}

/** Between blank lines, or at an end. */
function isAlone(lines: readonly string[], index: number): boolean {
  const [above = '', below = ''] = [lines[index - 1], lines[index + 1]];
  return isBlank(above) && isBlank(below);
}

/** A longer text is no mere remark. */
const MAX_PROSE_LINES = 40;

/** True if a block is only prose, mostly a statement that nothing needs to change. */
export function* isOnlyProse(lines: readonly string[], listened: ProseContext): Steps<boolean> {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup' || lines.length > MAX_PROSE_LINES) return false;
  const isProse = yield* findProseLines(lines, listened);
  const own = yield* trimmedLines(listened.known);
  const reads = (line: string, index: number) =>
    isProse[index] === true || (endsAsSentence(line.trim()) && !own.has(line.trim()));
  return !lines.every(isBlank) && (yield* everyLine(lines, (line, index) => isBlank(line) || reads(line, index)));
}

/** True for an ending that no statement has: a full stop, or another mark in a text that begins as a sentence. */
export function endsAsSentence(text: string): boolean {
  // `import a.b.*` and `SELECT u.*` end with no emphasis.
  const plain = text.indexOf('*') === text.length - 1 ? `${text}x` : text;
  return /[\p{L}\p{N})\]`’'"*]\.[)*_]*$/u.test(plain) || (/^[\p{Lu}“(*>]/u.test(text) && /[^;={}][!?]$/.test(text));
}

/** True for lines with the mark of a comment that all replaced lines begin with: ` * Skips the last value.` */
export function continuesComment(
  lines: readonly string[],
  { languageId, own }: { readonly languageId: string; readonly own: readonly string[] },
): boolean {
  if (languageOf(languageId).family === 'prose') return false;
  const marked = [...own, ...lines].filter(line => !isBlank(line));
  const marks = new Set(marked.map(line => /^\s*(\*|\/{2,}|#+|--|;+)(?=\s|$)/.exec(line)?.[1]));
  return marks.size === 1 && !marks.has(undefined);
}

/**
 * Removes paragraphs of prose above and below the code. 'unreadable' if a sentence is within it. Deeper than the code
 * there may be text: the content of an element, of a block in YAML.
 */
export function* withoutTalk(
  lines: readonly string[],
  listened: ProseContext,
): Steps<{ readonly lines: readonly string[]; readonly ends: boolean } | 'unreadable'> {
  const isTalk = yield* talkIn(lines, listened);
  if (isTalk === undefined || !isTalk.includes(true)) return { lines, ends: false };
  const isStrong = yield* mapLines(lines, (line, at) => isTalk[at] === true && isSentence(line));
  const isSkipped = (at: number) => isTalk[at] === true || isBlank(lines[at] ?? '');
  const cuts = (at: number) => isStrong[at] === true || isBlank(lines[at] ?? '');
  let from = 0;
  for (let at = 0; at < lines.length && isSkipped(at); at += 1) if (cuts(at)) from = at + 1;
  let to = lines.length;
  for (let at = lines.length - 1; at > from && isSkipped(at); at -= 1) if (cuts(at)) to = at;
  if (from >= to) return { lines, ends: false };
  return isStrong.lastIndexOf(true, to - 2) > from
    ? 'unreadable'
    : { lines: lines.slice(from, to), ends: to < lines.length };
}

/** Undefined where the document itself is text. Between tags only what is set off counts. */
function* talkIn(lines: readonly string[], { languageId, known }: ProseContext): Steps<boolean[] | undefined> {
  const { family, regex } = languageOf(languageId);
  if (family === 'prose') return undefined;
  const hasTags = family === 'markup' && (yield* someLine(lines, line => /<\/?[A-Za-z!]/.test(line)));
  if (hasTags && !regex) return undefined;
  const isProse = yield* findProseLines(lines, { languageId, known });
  const code = yield* filterLines(lines, (line, at) => !isBlank(line) && isProse[at] !== true);
  const least = leastOfLines(code, indentationWidth);
  return yield* mapLines(lines, (line, at) => {
    const isDeeper = indentationWidth(line) > least || (family === 'data' && indentationWidth(line) > 0);
    if (isBlank(line) || isDeeper || (hasTags && !isAlone(lines, at))) return false;
    return isProse[at] === true;
  });
}
