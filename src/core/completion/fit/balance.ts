import type { CursorContext } from '../../document/cursorContext.ts';
import { BracketStack, type BracketState, type Closing, unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';

const CLOSERS_BELOW = new WeakMap<CursorContext, readonly Closing[]>();

/** Closers below the cursor's line whose openers are above them. Read once for each place. */
function closersBelow(place: CursorContext): readonly Closing[] {
  const known = CLOSERS_BELOW.get(place);
  if (known !== undefined) return known;
  const closers = unmatchedClosers(readBrackets(place.inBlock.join('\n'), place.language));
  CLOSERS_BELOW.set(place, closers);
  return closers;
}

/** Brackets without their other half in the document, if the text up to the next line leaves these open. */
export function faultsIn(after: BracketState, place: CursorContext, closers = closersBelow(place)): number {
  const stack = new BracketStack({ ...after, closings: [], errors: 0 });
  for (const { char } of closers) stack.closes(char, 0);
  const end = stack.state(after.mode);
  // A brace may be closed out of sight.
  const isAll = place.hole.suffix.split('\n').length <= place.inBlock.length + 1;
  const open = end.open.filter(({ char }) => isAll || char === '(' || char === '[');
  return end.errors + unmatchedClosers(end).length + open.length;
}
