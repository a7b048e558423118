import type { CursorContext } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import { closesElsewhere, isAutoClosed } from './overlap.ts';

/**
 * The place of the answer, which limits its extent:
 * - `lines`: at a line's end or on an empty line
 * - `brackets`: only closers inserted by the editor follow on the line
 * - `within`: the user's own text follows on the line
 * - `comment`: at the end of a comment line
 */
export type InsertionKind = 'lines' | 'brackets' | 'within' | 'comment';

export function insertionKindAt(place: CursorContext): InsertionKind {
  const { linePrefix, lineSuffix, brackets } = place;
  if (isBlank(lineSuffix))
    return brackets.mode.kind === 'comment' && brackets.mode.until === '\n' ? 'comment' : 'lines';
  if (isBlank(linePrefix)) return 'lines';
  return isAutoClosed(lineSuffix) && !closesElsewhere(place) ? 'brackets' : 'within';
}
