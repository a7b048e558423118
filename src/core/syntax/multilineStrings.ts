import { Pace, type Steps } from '../steps.ts';
import { isBlank } from '../text/lines.ts';
import { shift } from '../text/reindent.ts';
import type { DestinationLines } from './destination.ts';
import { languageOf } from './language.ts';
import { type Quoting, quotingsInSteps } from './quoting.ts';

export interface BlockMove {
  readonly given: string;
  readonly wanted: string;
  readonly place: DestinationLines;
}

/** Indexes of lines in strings whose whitespace is part of the value. Docstrings move with the code. */
export function* stringLinesThatStay(lines: readonly string[], move: BlockMove): Steps<ReadonlySet<number>> {
  const pace = new Pace();
  const { languageId, old } = move.place;
  const known = new Set(old);
  const endsDeep = (run: readonly number[]) =>
    move.given !== '' &&
    quotings[run[0] ?? 0]?.kind === 'here' &&
    (lines[run.at(-1) ?? 0] ?? '').startsWith(move.given);
  const stay = new Set<number>();
  const quotings = yield* quotingsInSteps(lines, languageOf(languageId));
  for (const run of stringRuns(quotings)) {
    if (pace.isDue(run.reduce((sum, index) => sum + (lines[index]?.length ?? 0), 0))) yield;
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

/** A docstring, or a text block without its common indentation. */
function goesAlong(opening: string, languageId: string): boolean {
  return languageOf(languageId).indentedStrings || /^\s*[rRuUbB]?(?:"""|''')/.test(opening);
}
