import type { Hunk, HunkLine, Patch } from '../../answer/whole/patch.ts';
import type { Steps } from '../../steps.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';

/** Applies a patch to the selection, or to the only place in the document that it fits. */
export function* applyPatch({ hunks }: Patch, target: TargetLines): Steps<LineChange | undefined> {
  if (hunks.length === 0) return undefined;
  const index = yield* LineIndex.of(target.all);
  const changes: LineChange[] = [];
  for (const hunk of hunks) {
    const change = yield* changeOfHunk(hunk, target, index);
    yield;
    if (change === undefined) return undefined;
    changes.push(change);
  }
  return joined(changes, target);
}

function* changeOfHunk(hunk: Hunk, target: TargetLines, index: LineIndex): Steps<LineChange | undefined> {
  const lines = withoutBlankContext(hunk.lines);
  const oldLines = lines.filter(({ kind }) => kind !== 'new');
  if (oldLines.every(({ text }) => isBlank(text))) return undefined;
  const keys = oldLines.map(({ text }) => text.trim());
  const place = yield* placeOf(keys, hunk, { target, index });
  if (place === undefined) return undefined;
  const changed = changedLines(lines, target.all.slice(place, place + keys.length));
  return changed && { from: place, to: place + keys.length, lines: changed };
}

interface Document {
  readonly target: TargetLines;
  readonly index: LineIndex;
}

/** Where it fits once: in the selection, in the document, or below the line that the diff names. */
function* placeOf(
  keys: readonly string[],
  { section }: Hunk,
  { target: { all, from, to }, index }: Document,
): Steps<number | undefined> {
  const only = yield* index.onlyPlace(keys, { from, to });
  if (only !== undefined) return only;
  const named = section === undefined ? undefined : yield* index.onlyPlace([section], { from, to });
  if (named === undefined) return undefined;
  for (let at = named; at + keys.length <= all.length; at += 1) {
    if (keys.every((key, offset) => all[at + offset]?.trim() === key)) return at;
    yield;
  }
  return undefined;
}

function withoutBlankContext(lines: readonly HunkLine[]): readonly HunkLine[] {
  const counts = ({ kind, text }: HunkLine) => kind !== 'same' || !isBlank(text);
  const first = lines.findIndex(counts);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(counts) + 1);
}

/** Context is the document's own; new lines are shifted as the lines that they replace. */
function changedLines(lines: readonly HunkLine[], documentLines: readonly string[]): string[] | undefined {
  const shiftLine = shiftOf(lines, documentLines);
  if (shiftLine === undefined) return undefined;
  const result: string[] = [];
  let at = 0;
  for (const { kind, text } of lines) {
    if (kind === 'same') result.push(documentLines[at] ?? '');
    if (kind !== 'new') at += 1;
    const shifted = kind === 'new' ? shiftLine(text) : '';
    if (shifted === undefined) return undefined;
    if (kind === 'new') result.push(shifted);
  }
  return result;
}

type ShiftLine = (line: string) => string | undefined;

/** Undefined if the old lines are indented in another way than the document's. */
function shiftOf(lines: readonly HunkLine[], documentLines: readonly string[]): ShiftLine | undefined {
  const old = lines
    .filter(({ kind }) => kind !== 'new')
    .flatMap((line, index) => (isBlank(line.text) ? [] : [{ ...line, document: documentLines[index] ?? '' }]));
  const removed = old.filter(({ kind }) => kind === 'old');
  const compared = removed.length > 0 ? removed : old;
  if (removed.length === 0 && compared.every(({ raw, document }) => raw.trimEnd() === document.trimEnd()))
    return line => line;
  const [first] = compared;
  const given = indentationOf(first?.text ?? '');
  const wanted = indentationOf(first?.document ?? '');
  const shiftLine = (line: string) => (isBlank(line) ? '' : given === wanted ? line : shift(line, given, wanted));
  return compared.every(({ text, document }) => shiftLine(text)?.trimEnd() === document.trimEnd())
    ? shiftLine
    : undefined;
}

/** Undefined if two changes overlap. */
function joined(changes: readonly LineChange[], { all }: TargetLines): LineChange | undefined {
  const sorted = [...changes].sort((a, b) => a.from - b.from);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lines: string[] = [];
  let at = first.from;
  for (const change of sorted) {
    if (change.from < at) return undefined;
    for (; at < change.from; at += 1) lines.push(all[at] ?? '');
    for (const line of change.lines) lines.push(line);
    at = change.to;
  }
  return { from: first.from, to: last.to, lines };
}
