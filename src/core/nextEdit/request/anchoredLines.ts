import { indentationOf, isBlank, withoutBlankMargins } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import type { WindowContext } from './editWindow.ts';

/**
 * The answer's lines in place of the window's, indented as in the file. Undefined unless they begin and end as the
 * window does; lines that the file has above or below it may come along. At an end of the file the place itself may be
 * the window's first or last line; then it anchors nothing.
 */
export function anchoredLines(answer: readonly string[], context: WindowContext): readonly string[] | undefined {
  const { file, place, window } = context;
  const given = withoutBlankMargins(answer);
  const top = window.lines.findIndex(line => !isBlank(line));
  const bottom = window.lines.findLastIndex(line => !isBlank(line));
  if (top < 0) return undefined;
  const first = window.from + top < place.line ? window.lines[top] : undefined;
  const last = window.from + bottom >= place.line + place.before.length ? window.lines[bottom] : undefined;
  const from = first === undefined ? 0 : beginning(given, first, file.lines.slice(0, window.from));
  const to = last === undefined ? given.length : ending(given, last, file.lines.slice(window.to));
  if (from === undefined || to === undefined || from >= to) return undefined;
  const lines = reindented(given.slice(from, to), { first, last });
  if (lines === undefined || mixesIndentation(lines, window.lines)) return undefined;
  return [...window.lines.slice(0, top), ...lines, ...window.lines.slice(bottom + 1)];
}

/** Where the window begins: as many lines above it as possible are the file's. */
function beginning(given: readonly string[], first: string, above: readonly string[]): number | undefined {
  const isCopied = (at: number) =>
    given.slice(0, at).every((line, index) => isSame(line, above.at(index - at) ?? '')) && at <= above.length;
  const at = given.findLastIndex((line, index) => isSame(line, first) && isCopied(index));
  return at < 0 ? undefined : at;
}

/** Behind its last line: as many lines below it as possible are the file's. */
function ending(given: readonly string[], last: string, below: readonly string[]): number | undefined {
  const isCopied = (at: number) =>
    given.slice(at + 1).every((line, index) => isSame(line, below[index] ?? '')) &&
    given.length - at - 1 <= below.length;
  const at = given.findIndex((line, index) => isSame(line, last) && isCopied(index));
  return at < 0 ? undefined : at + 1;
}

/** Models drop the indentation that all lines have. */
function reindented(
  lines: readonly string[],
  { first, last }: { readonly first: string | undefined; readonly last: string | undefined },
): readonly string[] | undefined {
  const anchor = first ?? last;
  if (anchor === undefined) return lines;
  const given = indentationOf((first === undefined ? lines.at(-1) : lines[0]) ?? '');
  const wanted = indentationOf(anchor);
  if (given === wanted) return isPlaced(lines, last) ? lines : undefined;
  const shifted: string[] = [];
  for (const line of lines) {
    const moved = isBlank(line) ? line : shift(line, given, wanted);
    if (moved === undefined) return undefined;
    shifted.push(moved);
  }
  return isPlaced(shifted, last) ? shifted : undefined;
}

function isPlaced(lines: readonly string[], last: string | undefined): boolean {
  return last === undefined || lines.at(-1)?.trimEnd() === last.trimEnd();
}

/** Spaces where the window has only tabs, or the other way round. */
function mixesIndentation(lines: readonly string[], window: readonly string[]): boolean {
  const has = (some: readonly string[], char: string) => some.some(line => !isBlank(line) && line.startsWith(char));
  const brings = (char: string, other: string) => has(lines, char) && !has(window, char) && has(window, other);
  return brings(' ', '\t') || brings('\t', ' ');
}

function isSame(line: string, other: string): boolean {
  return line.trim() === other.trim();
}
