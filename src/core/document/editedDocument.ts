import type { Position } from './hole.ts';

/** Positions before the event. */
export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** `line` counts from 0 in the current text. */
export interface EditedLines {
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly touched: number;
  /** In part, by the latest change. */
  readonly isUndone?: boolean;
}

export interface ChangeOrigin {
  /** Places touched before are finished: a change joins none of them, and ends those that it overlaps. */
  readonly since?: number;
  /** An undo, a redo or a formatter's changes modify places, but add none. */
  readonly by?: 'typing' | 'undo' | 'formatter';
}

type Change = TextChange & ChangeOrigin & { readonly touched: number };

const MOST_PLACES = 8;
/** Longer edits are new code or a formatter's. */
const MOST_LINES = 24;

export class EditedDocument {
  readonly #lines: string[];
  #places: readonly EditedLines[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
  }

  get edits(): readonly EditedLines[] {
    return this.#places;
  }

  /** @param touched never decreases */
  apply(changes: readonly TextChange[], touched: number, origin: ChangeOrigin = {}): void {
    const fromBottom = [...changes].sort(
      (a, b) => b.start.line - a.start.line || b.start.character - a.start.character,
    );
    for (const change of fromBottom) this.#apply({ ...change, ...origin, touched });
    const byAge = this.#places.filter(isSmall).sort((a, b) => b.touched - a.touched);
    const kept = new Set([
      ...byAge.filter(changesCode).slice(0, MOST_PLACES),
      ...byAge.filter(place => !changesCode(place)).slice(0, MOST_PLACES),
    ]);
    this.#places = this.#places.filter(place => kept.has(place));
  }

  forget(): void {
    this.#places = [];
  }

  #apply({ start, end, text, touched, since = Number.NEGATIVE_INFINITY, by = 'typing' }: Change): void {
    const first = this.#lines[start.line] ?? '';
    const last = this.#lines[end.line] ?? '';
    const changed = `${first.slice(0, start.character)}${text}${last.slice(end.character)}`.split(/\r\n|\r|\n/);
    const isNear = (place: EditedLines) =>
      place.line <= end.line + 1 &&
      place.line + place.after.length >= start.line &&
      (by === 'undo' || place.touched >= since);
    const near = this.#places.filter(isNear);
    const from = Math.min(start.line, ...near.map(({ line }) => line));
    const to = Math.max(end.line + 1, ...near.map(({ line, after }) => line + after.length));
    const before = this.#original({ near, from, to });
    const delta = changed.length - (end.line + 1 - start.line);
    this.#lines.splice(start.line, end.line + 1 - start.line, ...changed);
    const after = this.#lines.slice(from, to + delta);
    const place =
      by !== 'typing' && near.length === 0
        ? undefined
        : trimEqualEnds({ line: from, before, after, touched, ...(by === 'undo' && { isUndone: true }) });
    const shifted = this.#places
      .filter(other => !near.includes(other) && !overlaps(other, from, to))
      .map(other => (other.line >= to ? { ...other, line: other.line + delta } : other));
    this.#places = [...shifted, ...(place ? [place] : [])].sort((a, b) => a.line - b.line);
  }

  #original({ near, from, to }: { near: readonly EditedLines[]; from: number; to: number }): string[] {
    const original: string[] = [];
    let at = from;
    for (const { line, before, after } of near) {
      original.push(...this.#lines.slice(at, line), ...before);
      at = line + after.length;
    }
    return [...original, ...this.#lines.slice(at, to)];
  }
}

function overlaps({ line, after }: EditedLines, from: number, to: number): boolean {
  return line < to && (after.length === 0 ? line > from : line + after.length > from);
}

function trimEqualEnds({ line, before, after, ...rest }: EditedLines): EditedLines | undefined {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (head + tail === before.length && head + tail === after.length) return undefined;
  return {
    line: line + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
    ...rest,
  };
}

function isSmall({ before, after }: EditedLines): boolean {
  return before.length + after.length <= MOST_LINES;
}

/** More than whitespace. */
export function changesCode({ before, after }: Pick<EditedLines, 'before' | 'after'>): boolean {
  return squeezed(before) !== squeezed(after);
}

function squeezed(lines: readonly string[]): string {
  return lines.join('').replace(/\s+/g, '');
}
