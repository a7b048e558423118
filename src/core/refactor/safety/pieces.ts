/** Half-open range of lines. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Longer pieces cost memory, and most files are shorter. */
const MOST_LINES = 1_500;
const MOST_CHARS = 100_000;
/** A changed line rarely refers to one further away. */
const CONTEXT_LINES = 80;
/** At the left edge a piece is unlikely to begin within something. */
const EDGE = /^[A-Za-z@<]/;
const MOST_SEARCHED = 200;

/** More than a model writes: reading further lines would take seconds. */
const MOST_LINES_IN_ALL = 20_000;

/** The whole of a short text; of a long one the parts around the wanted lines. */
export function* piecesOf(lines: readonly string[], isWanted: readonly boolean[]): Generator<Piece, void> {
  let from = 0;
  let left = MOST_LINES_IN_ALL;
  while (from < lines.length && left > 0) {
    const wanted = isWanted.indexOf(true, from);
    if (wanted < 0) return;
    const start =
      from === 0 && wanted < MOST_LINES ? 0 : edgeBefore(lines, Math.max(from, wanted - CONTEXT_LINES), from);
    const to = endOf(lines, isWanted, start);
    yield { from: start, to };
    from = to;
    left -= to - start;
  }
}

function edgeBefore(lines: readonly string[], line: number, least: number): number {
  for (let at = line; at > Math.max(least, line - MOST_SEARCHED); at -= 1) if (EDGE.test(lines[at] ?? '')) return at;
  return line;
}

function endOf(lines: readonly string[], isWanted: readonly boolean[], from: number): number {
  let edge = from;
  let last = from;
  let chars = 0;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isWanted[at] === true) last = at;
    if (at > from && EDGE.test(line)) {
      if (at - from < MOST_LINES) edge = at;
      if (at - last > CONTEXT_LINES && at - from > MOST_LINES) return at;
    }
    chars += line.length;
    if ((at - from >= MOST_LINES || chars > MOST_CHARS) && at > from) return edge > from ? edge : at;
  }
  return lines.length;
}
