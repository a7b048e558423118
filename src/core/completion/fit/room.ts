import type { CursorContext } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';
import { closesElsewhere, isAutoClosed } from './overlap.ts';

/** Where the answer is being put, which decides how far it may go:
 * - `lines`: at a line's end or on an empty line, so that the following lines are the next ones of the document
 * - `brackets`: only what the editor closed by itself follows on the line
 * - `within`: text of the user follows on the line
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
