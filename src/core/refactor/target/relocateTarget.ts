import { isBlank } from '../../text/lines.ts';
import { selectedText, type Target } from './target.ts';

export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

const CONTEXT_LINES = 20;

/** Takes some ten milliseconds. */
const MAX_COMPARED_CHARS = 20_000_000;
const LIKENESS_CHARS = 2_000;

/** Finds the frozen target in the current text, also where it moved. An edited target is `changed`. */
export function relocateTarget(target: Target, textNow: string): OffsetRange | 'changed' | 'ambiguous' {
  const selected = selectedText(target);
  if (textNow === target.text) return { start: target.start, end: target.end };
  if (selected === '') return 'changed';
  const places = placesOf(selected, textNow);
  if (places === 'too-many') return 'ambiguous';
  const [first, second] = places;
  if (first === undefined) return 'changed';
  if (second === undefined) return spanAt(first, selected);
  const scored = places
    .map(at => ({ at, score: commonContextLines(target, textNow, at) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best !== undefined && best.score > (next?.score ?? -1) ? spanAt(best.at, selected) : 'ambiguous';
}

function spanAt(at: number, selected: string): OffsetRange {
  return { start: at, end: at + selected.length };
}

function placesOf(selected: string, text: string): number[] | 'too-many' {
  const places: number[] = [];
  let left = MAX_COMPARED_CHARS;
  for (let at = text.indexOf(selected); at >= 0; at = text.indexOf(selected, at + 1)) {
    const before = text[at - 1];
    const after = text.slice(at + selected.length, at + selected.length + 2);
    const begins = before === undefined || before === '\n' || before === '\uFEFF';
    left -= selected.length + LIKENESS_CHARS;
    if (left < 0) return 'too-many';
    if (begins && (after === '' || after.startsWith('\n') || after === '\r\n')) places.push(at);
  }
  return places;
}

function commonContextLines(target: Target, textNow: string, at: number): number {
  const above = linesBefore(target.text, target.start);
  const aboveNow = linesBefore(textNow, at);
  const below = linesAfter(target.text, target.end);
  const belowNow = linesAfter(textNow, at + target.end - target.start);
  return commonLines(above, aboveNow) + commonLines(below, belowNow);
}

function linesBefore(text: string, offset: number): string[] {
  let start = offset;
  for (let line = 0; line < CONTEXT_LINES && start >= 0; line++) start = text.lastIndexOf('\n', start - 1);
  return text.slice(Math.max(0, start), offset).split('\n').reverse().slice(1, CONTEXT_LINES);
}

function linesAfter(text: string, offset: number): string[] {
  return text
    .slice(offset)
    .split('\n', CONTEXT_LINES + 1)
    .slice(1);
}

function commonLines(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, index) => line !== b[index]);
  return a.slice(0, differs < 0 ? a.length : differs).filter(line => !isBlank(line)).length;
}
