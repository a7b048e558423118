import { isBlank } from '../text/lines.ts';
import { shift } from '../text/reindent.ts';
import type { DestinationLines } from './destination.ts';
import { languageOf } from './language.ts';
import { type Quoting, quotingsOf } from './quoting.ts';

/** A block that moves as a whole. */
export interface BlockMove {
  /** Its first line's blanks, and those that it is to have. */
  readonly given: string;
  readonly wanted: string;
  readonly place: DestinationLines;
}

/**
 * Indexes of lines within strings that do not move with the code around them: blanks there are a part of the value. What
 * the document had tells; a string that is new keeps the value that the model gave it, but documentation goes along.
 */
export function stringLinesThatStay(lines: readonly string[], move: BlockMove): ReadonlySet<number> {
  const { languageId, old } = move.place;
  const known = new Set(old);
  // Where what ends a here-document is as deep as the code, so is all of it.
  const endsDeep = (run: readonly number[]) =>
    move.given !== '' &&
    quotings[run[0] ?? 0]?.kind === 'here' &&
    (lines[run.at(-1) ?? 0] ?? '').startsWith(move.given);
  const stay = new Set<number>();
  const quotings = quotingsOf(lines, languageOf(languageId));
  for (const run of stringRuns(quotings)) {
    const told = run.filter(index => !isBlank(lines[index] ?? ''));
    const asGiven = told.filter(index => known.has(lines[index] ?? ''));
    const asMoved = told.filter(index => {
      const moved = shift(lines[index] ?? '', move.given, move.wanted);
      return moved !== undefined && known.has(moved);
    });
    const goes =
      asGiven.length === asMoved.length
        ? goesAlong(lines[(run[0] ?? 0) - 1] ?? '', languageId) || endsDeep(run)
        : asMoved.length > asGiven.length;
    const canGo = told.every(index => shift(lines[index] ?? '', move.given, move.wanted) !== undefined);
    if (!goes || !canGo) for (const index of run) stay.add(index);
  }
  return stay;
}

/** Lines that begin within the same string, together. */
function stringRuns(quotings: readonly Quoting[]): number[][] {
  const runs: number[][] = [];
  for (const [index, { kind }] of quotings.entries()) {
    if (kind !== 'string' && kind !== 'here') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** A docstring, or a text block of a language that takes the common blanks off. */
function goesAlong(opening: string, languageId: string): boolean {
  return languageOf(languageId).indentedStrings || /^\s*[rRuUbB]?(?:"""|''')/.test(opening);
}
