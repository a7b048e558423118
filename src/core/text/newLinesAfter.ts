/** Texts for the ends of the removed lines, or of the line above if none is removed. Later lines join the last end. */
export interface NewLines {
  /** Lines below the first removed one; -1 for the line above. */
  readonly offset: number;
  readonly text: string;
}

const SIGN = '⏎';
const MOST_CHARS = 160;

/** `['a', 'b']`, `['A', 'B', 'C']` → `A` after `a`, `B ⏎ C` after `b` */
export function newLinesAfter(removed: readonly string[], added: readonly string[]): readonly NewLines[] {
  if (added.length === 0) return [];
  const plain = added.map(line => line.trim());
  if (removed.length === 0) return [{ offset: -1, text: shortened(`${SIGN} ${plain.join(` ${SIGN} `)}`) }];
  const last = removed.length - 1;
  const ends = plain.slice(0, last).map((text, offset): NewLines => ({ offset, text: shortened(text) }));
  const rest = plain.slice(last).join(` ${SIGN} `);
  return rest === '' ? ends : [...ends, { offset: last, text: shortened(rest) }];
}

function shortened(text: string): string {
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text;
}
