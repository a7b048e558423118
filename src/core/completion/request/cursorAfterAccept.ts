import { firstLine, lastLine } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';

/**
 * How many UTF-16 units short of the end of a text that it has put in VS Code (1.139 and before) leaves the cursor: where it
 * works out the end's column it counts characters, and a character beyond U+FFFF is two units.
 */
export function unitsShort(inserted: string): number {
  const line = lastLine(inserted);
  return line.length - [...line].length;
}

/**
 * The end of `line` in which the editor's count of characters is that of UTF-16 units: a suggestion that replaces more than
 * that is never shown (VS Code 1.139).
 */
export function tailOfUnits(line: string): string {
  return /(?<![^\u{10000}-\u{10ffff}])[^\u{10000}-\u{10ffff}]*$/u.exec(line)?.[0] ?? '';
}

/** Where the cursor belongs after a suggestion was taken whole, and where the editor leaves it, as units of its text. */
export interface CursorAfter {
  readonly wanted: number;
  readonly left: number;
}

/**
 * The editor puts the cursor behind what was new: not behind the end that already stood there.
 * @param rest what stood behind the cursor in its line
 */
export function cursorAfter({ insertText, replaceSuffix }: Suggestion, rest: string): CursorAfter {
  const covered = firstLine(rest).slice(0, replaceSuffix);
  let before = 0;
  while (before < covered.length && covered[before] === insertText[before]) before++;
  let behind = 0;
  const most = Math.min(covered.length, insertText.length) - before;
  while (behind < most && covered.at(-1 - behind) === insertText.at(-1 - behind)) behind++;
  const wanted = insertText.length - behind;
  return { wanted, left: wanted - unitsShort(insertText.slice(before, wanted)) };
}
