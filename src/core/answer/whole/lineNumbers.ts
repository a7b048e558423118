import type { Steps } from '../../steps.ts';
import { everyLine, filterLines, mapLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';

const NUMBERED = /^\s*(\d+)(?:\s*[|│:]|\t)( ?)(.*)$/;

/** Removes line numbers, if the model numbered every line. */
export function* withoutLineNumbers(lines: readonly string[]): Steps<readonly string[]> {
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  const numberOf = (line: string | undefined) => Number(NUMBERED.exec(line ?? '')?.[1]);
  const first = numberOf(nonBlank[0]);
  if (nonBlank.length < 2) return lines;
  if (!(yield* everyLine(nonBlank, (line, index) => numberOf(line) === first + index))) return lines;
  return yield* mapLines(nonBlank, line => NUMBERED.exec(line)?.[3] ?? '');
}
