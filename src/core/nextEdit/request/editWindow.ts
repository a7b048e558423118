import { beginsCloser, isContinuer } from '../../syntax/blockLines.ts';
import { isContinuation } from '../../syntax/continuation.ts';
import { type Language, languageOf } from '../../syntax/language.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import type { OpenFile, Place } from '../nextEdit.ts';

/** Whole lines around a place: the model writes them again. `to` is exclusive. */
export interface EditWindow {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  /** Only to read: the lines above and below. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

export interface WindowContext {
  readonly place: Place;
  readonly file: OpenFile;
  readonly window: EditWindow;
}

const LINES_ABOVE = 2;
/** Up to the beginning of the statement. */
const MOST_LINES_ABOVE = 5;
const LINES_BELOW = 5;
/** Up to the statement's end. */
const MOST_LINES_BELOW = 12;
const CONTEXT_ABOVE = 8;
const CONTEXT_BELOW = 4;

export function windowAround({ before, line }: Place, { languageId, lines }: OpenFile): EditWindow {
  const language = languageOf(languageId);
  const end = Math.min(lines.length, line + Math.max(1, before.length));
  const from = beginningAbove(lines, line, language);
  let to = endBelow(lines, { line, end }, language);
  while (to > end && isBlank(lines[to - 1] ?? '')) to -= 1;
  return {
    from,
    to,
    lines: lines.slice(from, to),
    above: lines.slice(Math.max(0, from - CONTEXT_ABOVE), from),
    below: lines.slice(to, to + CONTEXT_BELOW),
  };
}

/** At the beginning of a statement, where one is near. */
function beginningAbove(lines: readonly string[], line: number, language: Language): number {
  const most = Math.max(0, line - MOST_LINES_ABOVE);
  let from = Math.max(0, line - LINES_ABOVE);
  while (from < line && isBlank(lines[from] ?? '')) from += 1;
  while (from > most && !beginsText(lines[from] ?? '', language)) from -= 1;
  return from;
}

/** At a blank line, or a statement that is no deeper than the lines before it. */
function endBelow(
  lines: readonly string[],
  { end, line }: { readonly line: number; readonly end: number },
  language: Language,
): number {
  const most = Math.min(lines.length, end + MOST_LINES_BELOW);
  let least = indentationWidth(lines[line] ?? '');
  for (let at = end; at < most; at += 1) {
    const next = lines[at] ?? '';
    const width = indentationWidth(next);
    const isEnd = isBlank(next) || (width <= least && beginsText(next, language));
    if (at >= end + LINES_BELOW && isEnd) return at;
    if (!isBlank(next)) least = Math.min(least, width);
  }
  return most;
}

function beginsText(line: string, language: Language): boolean {
  return (
    !isBlank(line) && !isContinuation(line) && !beginsCloser(line, language) && !isContinuer(line.trim(), language)
  );
}
