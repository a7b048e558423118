import { languageOf } from '../../syntax/language.ts';
import { isMarkdown } from '../../syntax/languageTags.ts';
import { CODE, type Quoting, quotingAfter, quotingBehind, quotingsOf } from '../../syntax/quoting.ts';
import { isBlank } from '../../text/lines.ts';
import { canClose, fenceOf, type OpeningFence } from './fence.ts';

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
  readonly lines: readonly string[];
  /** The line of the opening fence. */
  readonly at: number;
  readonly fence: OpeningFence;
  readonly languageId: string;
}

/** Finds the end of a code block. Marks in strings, comments and inner Markdown blocks don't close it. */
export function blockEnd(block: OpenBlock): BlockEnd {
  const language = languageOf(block.languageId);
  const nested = isMarkdown(block.languageId) || language.family === 'prose';
  return (nested ? endOfText(block) : endOfCode(block)) ?? looseEnd(block);
}

function endOfCode({ lines, at, fence, languageId }: OpenBlock): BlockEnd | undefined {
  const language = languageOf(languageId);
  let quoting: Quoting = CODE;
  /** Bare marks inside an apparent string, which would have closed the block. */
  let passed: number | undefined;
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const marks = fenceOf(line);
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
function endOfText({ lines, at, fence }: OpenBlock): BlockEnd | undefined {
  let inner: OpeningFence | undefined;
  let last: number | undefined;
  for (let index = at + 1; index < lines.length; index += 1) {
    const marks = fenceOf(lines[index] ?? '');
    if (marks === undefined) continue;
    if (inner !== undefined) {
      if (canClose(marks, inner)) inner = undefined;
      continue;
    }
    if (!canClose(marks, fence)) {
      inner = marks;
      continue;
    }
    if (!opensInner(lines, index, fence)) return closedAt(index);
    last = index;
    inner = marks;
  }
  // An inner block that never ends wasn't one: its marks were the outer ones.
  return inner !== undefined && last !== undefined ? closedAt(last) : undefined;
}

/** True if bare marks begin an inner block rather than end the text. */
function opensInner(lines: readonly string[], index: number, fence: OpeningFence): boolean {
  const rest = lines.slice(index + 1);
  const further = rest.filter(line => {
    const marks = fenceOf(line);
    return marks !== undefined && canClose(marks, fence);
  }).length;
  if (further === 0) return false;
  const afterBlank = isBlank(lines[index - 1] ?? '');
  const beforeBlank = isBlank(lines[index + 1] ?? '');
  if (afterBlank !== beforeBlank) return afterBlank;
  // One to close it, and one for the text itself.
  return further % 2 === 0;
}

/** Without proper closing marks: those at the end of the last line, the last bare ones, or none. */
function looseEnd({ lines, at, fence, languageId }: OpenBlock): BlockEnd {
  const language = languageOf(languageId);
  const rest = lines.slice(at + 1);
  const quotings = quotingsOf(rest, language);
  // Marks close nothing if they are within complete strings.
  const allEnd = quotingBehind(rest, language).kind === 'code';
  const isHeld = (index: number) => allEnd && holdsMarks(quotings[index - at - 1] ?? CODE);
  const marks = fence.char.repeat(fence.length);
  for (let index = lines.length - 1; index > at; index -= 1) {
    const line = lines[index] ?? '';
    const found = fenceOf(line);
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
