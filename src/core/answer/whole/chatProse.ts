import { beginsComment, languageOf } from '../../syntax/language.ts';
import { CODE, quotingsOf } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { isClosing, isHeading, isOpening, isSentence } from '../prose.ts';

export interface Listened {
  readonly languageId: string;
  /** All lines of the document. */
  readonly known: readonly string[];
}

const TRIMMED = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The lines without their indentation. An answer of many blocks asks for the same document's again and again. */
export function trimmedLines(known: readonly string[]): ReadonlySet<string> {
  const trimmed = TRIMMED.get(known) ?? new Set(known.map(line => line.trim()));
  TRIMMED.set(known, trimmed);
  return trimmed;
}

/** For each line whether it is the model's talk. */
export function talkIn(lines: readonly string[], { languageId, known }: Listened): boolean[] {
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

/** More than that nobody says about nothing. */
const MOST_TALK_LINES = 40;

/** Whether all that a block says is talk: that nothing is to be changed, mostly. */
export function isOnlyTalk(lines: readonly string[], listened: Listened): boolean {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup' || lines.length > MOST_TALK_LINES) return false;
  const talks = talkIn(lines, listened);
  const own = trimmedLines(listened.known);
  const told = lines.flatMap((line, index) => (isBlank(line) ? [] : [{ text: line.trim(), talks: talks[index] }]));
  return told.length > 0 && told.every(({ text, talks }) => talks === true || (endsAsSentence(text) && !own.has(text)));
}

/** Ends as no statement does: with a full stop, or with another mark behind what begins as a sentence. */
export function endsAsSentence(text: string): boolean {
  return /[\p{L}\p{N})\]`’'"*]\.[)*_]*$/u.test(text) || (/^[\p{Lu}“(*>]/u.test(text) && /[^;={}][!?]$/.test(text));
}

/** The lines without the paragraphs of talk at their end: a model that forgets to close a fence goes on behind it. */
export function withoutLastTalk(lines: readonly string[], listened: Listened): readonly string[] {
  const { family } = languageOf(listened.languageId);
  if (family === 'prose' || family === 'markup') return lines;
  const talks = talkIn(lines, listened);
  let end = lines.length;
  for (let at = lines.length - 1; at > 0 && (isBlank(lines[at] ?? '') || talks[at] === true); at -= 1) {
    if (isBlank(lines[at] ?? '')) end = at;
  }
  return lines.slice(0, end);
}
