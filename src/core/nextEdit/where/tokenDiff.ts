export interface Difference {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Of the table for the longest common subsequence: some 24 lines on both sides. */
const MOST_CELLS = 100_000;

/** Texts that are too long to be compared are one difference. */
export function differencesOf(old: readonly string[], now: readonly string[]): Difference[] {
  let head = 0;
  const least = Math.min(old.length, now.length);
  while (head < least && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const rows = old.length - head - tail;
  const columns = now.length - head - tail;
  const whole = { oldStart: head, oldEnd: head + rows, newStart: head, newEnd: head + columns };
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || (rows + 1) * (columns + 1) > MOST_CELLS) return [whole];
  return walk(old, now, { whole, lengths: commonLengths(old, now, whole) });
}

/** At `row * (columns + 1) + column`: the length of the longest common subsequence from there on. */
function commonLengths(old: readonly string[], now: readonly string[], whole: Difference): Uint16Array {
  const rows = whole.oldEnd - whole.oldStart;
  const columns = whole.newEnd - whole.newStart;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] =
        old[whole.oldStart + row] === now[whole.newStart + column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

function walk(
  old: readonly string[],
  now: readonly string[],
  { whole, lengths }: { readonly whole: Difference; readonly lengths: Uint16Array },
): Difference[] {
  const width = whole.newEnd - whole.newStart + 1;
  const found: Difference[] = [];
  let [oldAt, newAt] = [whole.oldStart, whole.newStart];
  while (oldAt < whole.oldEnd || newAt < whole.newEnd) {
    const [oldStart, newStart] = [oldAt, newAt];
    while (oldAt < whole.oldEnd || newAt < whole.newEnd) {
      if (oldAt < whole.oldEnd && newAt < whole.newEnd && old[oldAt] === now[newAt]) break;
      const at = (oldAt - whole.oldStart) * width + newAt - whole.newStart;
      const isRemoved =
        newAt === whole.newEnd || (oldAt < whole.oldEnd && (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0));
      if (isRemoved) oldAt++;
      else newAt++;
    }
    if (oldStart < oldAt || newStart < newAt) found.push({ oldStart, oldEnd: oldAt, newStart, newEnd: newAt });
    while (oldAt < whole.oldEnd && newAt < whole.newEnd && old[oldAt] === now[newAt]) {
      oldAt++;
      newAt++;
    }
  }
  return found;
}
