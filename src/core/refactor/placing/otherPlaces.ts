import type { Steps } from '../../steps.ts';
import { isStructured } from '../../syntax/faults/faults.ts';
import { indentationWidth, isBlank, withoutBlankMargins } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { definedName, isCloser } from './distinctiveLines.ts';
import { overlapsOf } from './overlaps.ts';

/** The lines of an answer, or a part of them, and where they may belong. */
export interface OtherPlace {
  readonly lines: readonly string[];
  /** Line indices, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Readings of an answer that leaves a file that doesn't parse, the likeliest first. */
export function* otherPlaces(lines: readonly string[], target: TargetLines): Steps<readonly OtherPlace[]> {
  const { from, to, languageId } = target;
  const overlaps = yield* overlapsOf(lines, target);
  const cut = overlaps.map(({ head, tail }) => {
    return { lines: withoutBlankMargins(lines.slice(head, lines.length - tail)), from, to };
  });
  const mended = isStructured(languageId)
    ? [lines, withoutBraces(lines)].flatMap(code => [code, withSeparator(code, target)])
    : [];
  return [...cut, ...mended.map(code => ({ lines: code, from, to })), ...bodyPlaces(lines, target)];
}

/** A whole JSON text for a property: `{`, `"a": 1`, `}` → `"a": 1`. */
function withoutBraces(lines: readonly string[]): readonly string[] {
  const isWrapped = lines[0]?.trim() === '{' && lines.at(-1)?.trim() === '}';
  return isWrapped ? lines.slice(1, -1) : lines;
}

/** The comma at the selection's end, if the answer has lost or added it. */
function withSeparator(lines: readonly string[], target: TargetLines): readonly string[] {
  const last = lines.findLastIndex(line => !isBlank(line));
  const line = (lines[last] ?? '').trimEnd();
  const old = selectedLines(target).findLast(text => !isBlank(text)) ?? '';
  if (endsWithComma(old)) return line.endsWith(',') ? lines : lines.with(last, `${line},`);
  return line.endsWith(',') ? lines.with(last, line.slice(0, -1)) : lines;
}

/** Also before a comment: `a, // the first`. */
function endsWithComma(line: string): boolean {
  const comment = line.search(/\/[/*]/);
  return line.trimEnd().endsWith(',') || (comment > 0 && line.slice(0, comment).trimEnd().endsWith(','));
}

/** Between a function's first and last line. */
function bodyPlaces(lines: readonly string[], target: TargetLines): readonly OtherPlace[] {
  const { all, from, to, languageId } = target;
  if (!lacksHeader(lines, target) || !isCloser(all[to - 1]?.trim() ?? '', languageId)) return [];
  return to - from > 2 && /[{(]$/.test(all[from] ?? '') ? [{ lines, from: from + 1, to: to - 1 }] : [];
}

/** True for the body of the selected function without its first line: `return a;` for `f(a) {`, `return a + 1;`, `}`. */
export function lacksHeader(lines: readonly string[], target: TargetLines): boolean {
  const { languageId } = target;
  const [header = '', ...body] = selectedLines(target).filter(line => !isBlank(line));
  const name = definedName(header, languageId);
  const width = indentationWidth(header);
  if (name === undefined || body.length === 0) return false;
  const isOne = body.every((line, index) => {
    const isLast = index === body.length - 1;
    return indentationWidth(line) > width || (isLast && isCloser(line.trim(), languageId));
  });
  const names = (line: string) => line.split(/[^\w$]+/).includes(name);
  return isOne && !lines.some(line => definedName(line, languageId) !== undefined || names(line));
}
