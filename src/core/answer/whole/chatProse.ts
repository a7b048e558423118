import type { Steps } from '../../steps.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { CODE, quotingsInSteps } from '../../syntax/quoting.ts';
import { everyLine, mapLines, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { isClosing, isHeading, isOpening, isSentence } from '../prose.ts';

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
    return isSentence(text) || isClosing(text) || isOpening(text);
  });
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
  return /[\p{L}\p{N})\]`’'"*]\.[)*_]*$/u.test(text) || (/^[\p{Lu}“(*>]/u.test(text) && /[^;={}][!?]$/.test(text));
}

/** Removes paragraphs of prose at the end: a model may forget to close a fence and write on. */
export function* withoutClosingProse(lines: readonly string[], listened: ProseContext): Steps<readonly string[]> {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup') return lines;
  const isProse = yield* findProseLines(lines, listened);
  let end = lines.length;
  for (let at = lines.length - 1; at > 0 && (isBlank(lines[at] ?? '') || isProse[at] === true); at -= 1) {
    if (isBlank(lines[at] ?? '')) end = at;
  }
  return lines.slice(0, end);
}
