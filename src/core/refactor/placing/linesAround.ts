import { nestingOf } from '../../syntax/nesting.ts';
import { isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import type { MatchedRange } from './matchedRange.ts';
import { exactPrefix, exactSuffix, hasSameRelativeIndentation } from './similarity.ts';
import { keysOf } from './skeleton.ts';

/** Matches an answer that repeats one line on each side of the selection: `return (`, the code, `);`. */
export function linesAround(lines: readonly string[], target: TargetLines): MatchedRange | undefined {
  const { all, from, to, languageId } = target;
  const first = all.findLastIndex((line, at) => at < from && !isBlank(line));
  const last = all.findIndex((line, at) => at >= to && !isBlank(line));
  const [above, below] = [all[first], all[last]];
  if (above === undefined || below === undefined) return undefined;
  const head = exactPrefix(lines, [above.trim()]);
  const tail = exactSuffix(lines, [below.trim()]);
  if (head === undefined || tail === undefined || head + tail >= lines.length) return undefined;
  const inner = lines.slice(head, lines.length - tail);
  const opening = lines.find(line => !isBlank(line));
  const closing = lines.findLast(line => !isBlank(line));
  const isAligned = (line: string | undefined, own: string) =>
    hasSameRelativeIndentation(line, own, { lines: inner, target });
  if (!isAligned(opening, above) || !isAligned(closing, below)) return undefined;
  // If the code between is unchanged, the two lines are the change.
  const own = keysOf(selectedLines(target));
  const keys = keysOf(inner);
  if (keys.length === own.length && keys.every((key, index) => key === own[index])) return undefined;
  if (nestingOf(inner, languageId) !== nestingOf(selectedLines(target), languageId)) return undefined;
  return { from: first, to: last + 1, head, tail };
}
