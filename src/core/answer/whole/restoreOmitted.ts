import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { collectLines, keysOf, mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { endsWithPlaceholder, isBareEllipsis, isPlaceholder } from '../placeholders.ts';

export interface Elided {
  readonly languageId: string;
  /** The text that the answer replaces; the omitted lines come from here. */
  readonly old: readonly string[];
}

/**
 * Restores the omitted lines. A placeholder is resolved if the lines on both sides occur exactly once in the old text;
 * at the answer's beginning or end one side is enough. 'placeholder' for any other.
 */
export function* withoutPlaceholders(
  lines: readonly string[],
  { languageId, old }: Elided,
): Steps<readonly string[] | 'placeholder'> {
  const language = languageOf(languageId);
  const known = yield* trimmedLines(old);
  const isNew = (line: string) => !known.has(line.trim());
  if (yield* someLine(lines, line => isNew(line) && endsWithPlaceholder(line, language))) return 'placeholder';
  if (yield* emptiesBody(lines, { languageId, old })) return 'placeholder';
  const isGap = yield* mapLines(
    lines,
    line => isNew(line) && (isPlaceholder(line, language) || isBareEllipsis(line, language)),
  );
  if (!isGap.includes(true)) return lines;
  const pace = new Pace();
  const restoring = yield* OldText.read(old);
  const result: string[] = [];
  /** The last lines before `index`. */
  const above: string[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (pace.isDue(line.length)) yield;
    index += 1;
    if (isGap[index - 1] !== true) {
      result.push(line);
      if (!isBlank(line)) above.push(line.trim());
      if (above.length > ANCHOR_LINES) above.shift();
      continue;
    }
    const next = isGap.indexOf(true, index);
    const below = yield* keysOf(lines.slice(index, next < 0 ? lines.length : next));
    const gap = yield* restoring.gap({ above, below, isLast: next < 0 });
    if (gap === undefined) return 'placeholder';
    while (result.length > 0 && isBlank(result.at(-1) ?? '')) result.pop();
    for (let blank = 0; blank < gap.blanksBefore; blank += 1) result.push('');
    for (let at = gap.from; at < gap.to; at += 1) result.push(old[at] ?? '');
    if (gap.to < old.length) while (isBlank(lines[index] ?? 'x')) index += 1;
  }
  return result;
}

interface Gap {
  readonly from: number;
  readonly to: number;
  /** The blank lines around a placeholder are those of the restored text. */
  readonly blanksBefore: number;
}

/** The answer's lines around an omission, trimmed and without blank ones. */
interface Surrounded {
  /** Only the last ones. */
  readonly above: readonly string[];
  /** Up to the next omission. */
  readonly below: readonly string[];
  /** The last omission of the answer. */
  readonly isLast: boolean;
}

/** Lines needed to identify a place: a brace needs its neighbors. */
const ANCHOR_LINES = 6;

/** Restores omissions from the old lines, from top to bottom. */
class OldText {
  readonly #old: readonly string[];
  /** Indices of the lines that aren't blank. */
  readonly #nonBlank: readonly number[];
  readonly #index: LineIndex;
  /** The old line up to which everything is restored. */
  #reached = 0;

  private constructor(old: readonly string[], nonBlank: readonly number[], index: LineIndex) {
    this.#old = old;
    this.#nonBlank = nonBlank;
    this.#index = index;
  }

  static *read(old: readonly string[]): Steps<OldText> {
    const nonBlank = yield* collectLines(old, (line, at) => (isBlank(line) ? undefined : at));
    return new OldText(old, nonBlank, yield* LineIndex.of(yield* keysOf(old)));
  }

  *gap({ above, below, isLast }: Surrounded): Steps<Gap | undefined> {
    const from = above.length === 0 ? 0 : yield* this.#endOf(above);
    if (from === undefined) return undefined;
    const to = below.length === 0 ? this.#old.length : ((yield* this.#startOf(below)) ?? this.#endStart(below, isLast));
    if (to === undefined || from < this.#reached || to < from) return undefined;
    let first = from;
    if (above.length > 0) while (first < to && isBlank(this.#old[first] ?? '')) first += 1;
    this.#reached = to;
    return { from: first, to, blanksBefore: first - from };
  }

  /** After the old line that matches the lines before a placeholder. */
  *#endOf(above: readonly string[]): Steps<number | undefined> {
    const place = yield* this.#index.anchor(above.slice(-ANCHOR_LINES).reverse(), -1);
    return place === undefined ? undefined : (this.#nonBlank[place] ?? 0) + 1;
  }

  /** The old line that matches the lines after a placeholder. */
  *#startOf(below: readonly string[]): Steps<number | undefined> {
    const place = yield* this.#index.anchor(below.slice(0, ANCHOR_LINES), 1);
    return place === undefined ? undefined : this.#nonBlank[place];
  }

  /** The start of the old lines' end, if the answer ends with the same lines, mostly closing braces. */
  #endStart(below: readonly string[], isLast: boolean): number | undefined {
    const start = this.#nonBlank.length - below.length;
    if (!isLast || start < 0) return undefined;
    const isSame = below.every((key, offset) => this.#old[this.#nonBlank[start + offset] ?? -1]?.trim() === key);
    return isSame ? this.#nonBlank[start] : undefined;
  }
}

const PYTHON_HEADER = /^(?:async )?(?:def|class)\s+(\w+)/;

/** True for a body of only `...` where there was one with code. */
function* emptiesBody(lines: readonly string[], { languageId, old }: Elided): Steps<boolean> {
  if (languageOf(languageId).family !== 'indent') return false;
  const emptied = yield* collectLines(lines, (line, index) => {
    const header = lines[index - 1]?.trim() ?? '';
    if (line.trim() !== '...' || !/^(?:async )?(?:def|class)\b.*:$/.test(header)) return undefined;
    return PYTHON_HEADER.exec(header)?.[1] ?? '';
  });
  if (emptied.length === 0) return false;
  const headers = new Map<string | undefined, number>();
  yield* mapLines(old, (line, index) => {
    const name = PYTHON_HEADER.exec(line.trimStart())?.[1];
    if (!headers.has(name)) headers.set(name, index);
  });
  return emptied.some(name => {
    const before = headers.get(name);
    return before !== undefined && old[before + 1]?.trim() !== '...' && !(old[before] ?? '').endsWith('...');
  });
}
