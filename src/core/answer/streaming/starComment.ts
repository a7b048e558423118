import { type CursorContext, lineAbove, lineBelow } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';

const MARK = /^\s*\*+(?:\s|$)/;

/** Does every line of the comment around the cursor begin with a `*`? A line without one is none of its lines then. */
export function isInStarComment(place: CursorContext, lastLine = ''): boolean {
  const { linePrefix, brackets } = place;
  const around = [isBlank(linePrefix) ? lineAbove(place) : linePrefix, lineBelow(place), lastLine];
  const isBlock = brackets.mode.kind === 'comment' ? brackets.mode.until !== '\n' : lastLine !== '';
  return isBlock && around.some(line => line !== undefined && MARK.test(line));
}

/** Does the line begin with such a mark? */
export function hasMark(line: string): boolean {
  return MARK.test(line) || /^\s*\*\//.test(line);
}
