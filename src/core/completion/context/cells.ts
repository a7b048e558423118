import { holdsSecret } from '../../privacy/secretLine.ts';
import { isBlank } from '../../text/lines.ts';
import type { Snippet } from './snippet.ts';

/** A notebook's cell. */
export interface Cell {
  readonly languageId: string;
  readonly text: string;
}

/** Of all cells together. */
const MOST_CHARS = 2_400;
/** The end of a longer cell is sent. */
const MOST_CELL_CHARS = 800;
/** Read for keys and passwords; a private key is recognized by its first line. */
const SECRET_CHARS = 5_000;

/**
 * The other cells of a notebook, in their order: what they import and define is known in the cell at `index`. Cells
 * above come first if not all fit, the nearest of them first. Cells with a key or a password are left out.
 */
export function cellSnippets(cells: readonly Cell[], index: number): Snippet[] {
  const above = cells.map((_, at) => at).filter(at => at < index);
  const below = cells.map((_, at) => at).filter(at => at > index);
  const chosen = new Map<number, Snippet>();
  let chars = 0;
  for (const at of [...above.reverse(), ...below]) {
    const cell = cells[at];
    if (cell === undefined || isBlank(cell.text) || holdsSecret(cell.text.slice(-SECRET_CHARS))) continue;
    const code = endOf(cell.text.replaceAll('\r\n', '\n').trimEnd());
    chars += code.length;
    if (chars > MOST_CHARS) break;
    chosen.set(at, { kind: 'lines', path: `cell ${at + 1} of the notebook (${cell.languageId})`, line: 0, code });
  }
  return [...chosen].sort(([a], [b]) => a - b).map(([, snippet]) => snippet);
}

/** Whole lines. */
function endOf(text: string): string {
  if (text.length <= MOST_CELL_CHARS) return text;
  const end = text.slice(-MOST_CELL_CHARS);
  return end.slice(end.indexOf('\n') + 1);
}
