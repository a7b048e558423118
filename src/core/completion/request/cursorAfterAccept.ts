import { firstLine, lastLine } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';

/**
 * VS Code (1.139) leaves the cursor this many UTF-16 units before the end of inserted text: it counts characters, and
 * one beyond U+FFFF is two units.
 */
export function unitsShort(inserted: string): number {
  const line = lastLine(inserted);
  return line.length - [...line].length;
}

/** VS Code (1.139) never shows a suggestion that replaces characters beyond U+FFFF. */
export function tailOfUnits(line: string): string {
  return /(?<![^\u{10000}-\u{10ffff}])[^\u{10000}-\u{10ffff}]*$/u.exec(line)?.[0] ?? '';
}

/** Offsets in accepted text: where the cursor belongs, and where the editor leaves it. */
export interface CursorAfter {
  readonly wanted: number;
  readonly left: number;
}

/** @param rest the line after the cursor */
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
