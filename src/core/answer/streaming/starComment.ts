import { type CursorContext, lineAbove, lineBelow } from '../../document/cursorContext.ts';
import { isBlank } from '../../text/lines.ts';

const MARK = /^\s*\*+(?:\s|$)/;

/** True if every line of the comment around the cursor begins with `*`; a line without one is not part of it. */
export function isInStarComment(place: CursorContext, lastLine = ''): boolean {
  const { linePrefix, brackets } = place;
  const around = [isBlank(linePrefix) ? lineAbove(place) : linePrefix, lineBelow(place), lastLine];
  const isBlock = brackets.mode.kind === 'comment' ? brackets.mode.until !== '\n' : lastLine !== '';
  return isBlock && (around.some(line => line !== undefined && MARK.test(line)) || /^\s*\/\*\*/.test(linePrefix));
}

export function hasMark(line: string): boolean {
  return MARK.test(line) || /^\s*\*\//.test(line);
}
