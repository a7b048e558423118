import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { isMarkdown } from '../../syntax/languageTags.ts';
import { CODE, type Quoting, quotingAfter, quotingBehindInSteps, quotingsInSteps } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { canClose, type OpeningFence } from '../fence.ts';
import type { FencedLines } from './fencedLines.ts';

export interface BlockEnd {
  /** The line after the block's last one. */
  readonly end: number;
  /** The line at which reading continues. */
  readonly next: number;
  readonly closed: boolean;
  /** Code on the closing fence's own line. */
  readonly lastLine?: string;
}

export interface OpenBlock {
  readonly answer: FencedLines;
  /** The line of the opening fence. */
  readonly at: number;
  readonly fence: OpeningFence;
  readonly languageId: string;
}

/** Finds the end of a code block. Marks in strings, comments and inner Markdown blocks don't close it. */
export function* blockEnd(block: OpenBlock): Steps<BlockEnd> {
  const language = languageOf(block.languageId);
  const nested = isMarkdown(block.languageId) || language.family === 'prose';
  return (yield* nested ? endOfText(block) : endOfCode(block)) ?? (yield* looseEnd(block));
}

function* endOfCode({ answer, at, fence, languageId }: OpenBlock): Steps<BlockEnd | undefined> {
  const { lines } = answer;
  const pace = new Pace();
  const language = languageOf(languageId);
  let quoting: Quoting = CODE;
  /** Bare marks inside an apparent string, which would have closed the block. */
  let passed: number | undefined;
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (pace.isDue(line.length)) yield;
    const marks = answer.fenceAt(index);
    if (marks !== undefined && marks.indent <= fence.indent && marks.char === fence.char) {
      const closes = canClose(marks, fence);
      if (!holdsMarks(quoting)) return closes ? closedAt(index) : opensNext(marks, fence, index);
      // A second opening without a closing between them: the first marks did close the block.
      if (closes) passed = passed === undefined ? index : undefined;
      else if (passed !== undefined) return closedAt(passed);
      else if (marks.length >= fence.length) passed = undefined;
    }
    quoting = quotingAfter(line, quoting, language);
  }
  return undefined;
}

function closedAt(index: number): BlockEnd {
  return { end: index, next: index + 1, closed: true };
}

/** Outside strings, a fence with a language opens the next block: this one was not closed. */
function opensNext(marks: OpeningFence, fence: OpeningFence, index: number): BlockEnd | undefined {
  return marks.length >= fence.length ? { end: index, next: index, closed: false } : undefined;
}

/** Bare marks are impossible between backquotes. */
export function holdsMarks(quoting: Quoting): boolean {
  return quoting.kind !== 'code' && !(quoting.kind === 'string' && quoting.end.length < 3);
}

/** Markdown, where inner blocks may have marks of the same length. */
function* endOfText({ answer, at, fence }: OpenBlock): Steps<BlockEnd | undefined> {
  const pace = new Pace();
  let inner: OpeningFence | undefined;
  let last: number | undefined;
  for (let index = at + 1; index < answer.lines.length; index += 1) {
    if (pace.isDue(0)) yield;
    const marks = answer.fenceAt(index);
    if (marks === undefined) continue;
    if (inner !== undefined) {
      if (canClose(marks, inner)) inner = undefined;
      continue;
    }
    if (!canClose(marks, fence)) {
      inner = marks;
      continue;
    }
    if (!opensInner(answer, index, fence)) return closedAt(index);
    last = index;
    inner = marks;
  }
  // An inner block that never ends wasn't one: its marks were the outer ones.
  return inner !== undefined && last !== undefined ? closedAt(last) : undefined;
}

/** True if bare marks begin an inner block rather than end the text. */
function opensInner(answer: FencedLines, index: number, fence: OpeningFence): boolean {
  const further = answer.closersAfter(index, fence);
  if (further === 0) return false;
  const afterBlank = isBlank(answer.lines[index - 1] ?? '');
  const beforeBlank = isBlank(answer.lines[index + 1] ?? '');
  if (afterBlank !== beforeBlank) return afterBlank;
  // One to close it, and one for the text itself.
  return further % 2 === 0;
}

/** Without proper closing marks: those at the end of the last line, the last bare ones, or none. */
function* looseEnd({ answer, at, fence, languageId }: OpenBlock): Steps<BlockEnd> {
  const { lines } = answer;
  const pace = new Pace();
  const language = languageOf(languageId);
  const rest = lines.slice(at + 1);
  const quotings = yield* quotingsInSteps(rest, language);
  // Marks close nothing if they are within complete strings.
  const allEnd = (yield* quotingBehindInSteps(rest, language)).kind === 'code';
  const isHeld = (index: number) => allEnd && holdsMarks(quotings[index - at - 1] ?? CODE);
  const marks = fence.char.repeat(fence.length);
  for (let index = lines.length - 1; index > at; index -= 1) {
    const line = lines[index] ?? '';
    if (pace.isDue(line.length)) yield;
    const found = answer.fenceAt(index);
    if (found !== undefined && canClose(found, fence) && !isHeld(index)) return closedAt(index);
    const text = line.trimEnd();
    if (
      text.endsWith(marks) &&
      /[^`~\s]/.test(text.slice(0, -marks.length).slice(-1)) &&
      text.split(marks).length === 2
    )
      return { end: index, next: index + 1, closed: true, lastLine: text.slice(0, -marks.length) };
  }
  return { end: lines.length, next: lines.length, closed: false };
}
