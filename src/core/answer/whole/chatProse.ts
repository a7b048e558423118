import { beginsComment, languageOf } from '../../syntax/language.ts';
import { CODE, quotingsOf } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { isClosing, isHeading, isOpening, isSentence } from '../prose.ts';

export interface ProseContext {
  readonly languageId: string;
  /** All lines of the document. */
  readonly known: readonly string[];
}

const TRIMMED = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The lines without indentation, cached: an answer of many blocks needs the same document's lines again. */
export function trimmedLines(known: readonly string[]): ReadonlySet<string> {
  const trimmed = TRIMMED.get(known) ?? new Set(known.map(line => line.trim()));
  TRIMMED.set(known, trimmed);
  return trimmed;
}

/** For each line, whether it is the model's prose. */
export function findProseLines(lines: readonly string[], { languageId, known }: ProseContext): boolean[] {
  const language = languageOf(languageId);
  const quotings = quotingsOf(lines, language);
  const own = trimmedLines(known);
  return lines.map((line, index) => {
    const text = line.trim();
    if (text === '' || own.has(text) || quotings[index]?.kind !== CODE.kind) return false;
    if (isHeading(text) && !(text.startsWith('#') && language.lineComments.includes('#'))) return true;
    if (beginsComment(line, language)) return false;
    if (/^(?:[-*•]|\d+\.)\s+\S+(?: \S+){2,}$/.test(text) && language.family !== 'data') return !/[;{}]$/.test(text);
    return isSentence(text) || isClosing(text) || isOpening(text);
  });
}

/** A longer text is no mere remark. */
const MAX_PROSE_LINES = 40;

/** True if a block is only prose, mostly a statement that nothing needs to change. */
export function isOnlyProse(lines: readonly string[], listened: ProseContext): boolean {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup' || lines.length > MAX_PROSE_LINES) return false;
  const talks = findProseLines(lines, listened);
  const own = trimmedLines(listened.known);
  const told = lines.flatMap((line, index) => (isBlank(line) ? [] : [{ text: line.trim(), talks: talks[index] }]));
  return told.length > 0 && told.every(({ text, talks }) => talks === true || (endsAsSentence(text) && !own.has(text)));
}

/** True for an ending that no statement has: a full stop, or another mark in a text that begins as a sentence. */
export function endsAsSentence(text: string): boolean {
  return /[\p{L}\p{N})\]`’'"*]\.[)*_]*$/u.test(text) || (/^[\p{Lu}“(*>]/u.test(text) && /[^;={}][!?]$/.test(text));
}

/** Removes paragraphs of prose at the end: a model may forget to close a fence and write on. */
export function withoutClosingProse(lines: readonly string[], listened: ProseContext): readonly string[] {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup') return lines;
  const talks = findProseLines(lines, listened);
  let end = lines.length;
  for (let at = lines.length - 1; at > 0 && (isBlank(lines[at] ?? '') || talks[at] === true); at -= 1) {
    if (isBlank(lines[at] ?? '')) end = at;
  }
  return lines.slice(0, end);
}
