import type { Steps } from '../../steps.ts';
import { nestingOf } from '../../syntax/nesting.ts';
import { keysOf } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import type { MatchedRange } from './matchedRange.ts';
import { exactPrefix, exactSuffix, hasSameRelativeIndentation } from './similarity.ts';

/** Matches `return (`, the code, `);`: one repeated line on each side of the selection. */
export function* linesAround(lines: readonly string[], target: TargetLines): Steps<MatchedRange | undefined> {
  const { all, from, to, languageId } = target;
  let first = from - 1;
  while (first >= 0 && isBlank(all[first] ?? '')) first -= 1;
  let last = to;
  while (last < all.length && isBlank(all[last] ?? '')) last += 1;
  const [above, below] = [all[first], all[last]];
  if (above === undefined || below === undefined) return undefined;
  const head = yield* exactPrefix(lines, [above.trim()]);
  const tail = yield* exactSuffix(lines, [below.trim()]);
  if (head === undefined || tail === undefined || head + tail >= lines.length) return undefined;
  const inner = lines.slice(head, lines.length - tail);
  const opening = lines.find(line => !isBlank(line));
  const closing = lines.findLast(line => !isBlank(line));
  const isAligned = (line: string | undefined, own: string) =>
    hasSameRelativeIndentation(line, own, { lines: inner, target });
  if (!isAligned(opening, above) || !isAligned(closing, below)) return undefined;
  // If the code between is unchanged, the two lines are the change.
  const own = yield* keysOf(selectedLines(target));
  const keys = yield* keysOf(inner);
  if (keys.length === own.length && keys.every((key, index) => key === own[index])) return undefined;
  if ((yield* nestingOf(inner, languageId)) !== (yield* nestingOf(selectedLines(target), languageId))) return undefined;
  return { from: first, to: last + 1, head, tail };
}
