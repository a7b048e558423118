import { isSignificant } from '../statistics.ts';
import { type Pairs, pairedDifference } from './paired.ts';
import { type Comparison, isJudged, type Verdict } from './summary.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** With fewer, each one moves a share by more than ten points: luck at a single task would decide. */
export const ENOUGH_PAIRS = 10;

/** What two models did at the same task and repeat, where both were judged. Only an interval without 0 is a difference. */
export function comparisonOf({
  a,
  b,
  answers,
}: {
  readonly a: string;
  readonly b: string;
  readonly answers: readonly TaskAnswer[];
}): Comparison {
  const pairs = pairsOf(judgedOf(a, answers), judgedOf(b, answers));
  const count = pairs.both + pairs.onlyA + pairs.onlyB + pairs.none;
  const difference = pairedDifference(pairs);
  const about = { a, b, pairs: count, ...(difference && { difference }) };
  const pairsMissing = Math.max(0, ENOUGH_PAIRS - count);
  if (!difference || pairsMissing > 0) return { ...about, verdict: 'not-enough-data', pairsMissing };
  const better: Verdict = difference.value > 0 ? 'a-better' : 'b-better';
  return { ...about, verdict: isSignificant(difference) ? better : 'no-difference-shown', pairsMissing };
}

/** Whether the model passed, by task and repeat. */
function judgedOf(modelId: string, answers: readonly TaskAnswer[]): ReadonlyMap<string, boolean> {
  const own = answers.filter(answer => answer.modelId === modelId && isJudged(answer));
  return new Map(own.map(({ taskId, repeat, outcome }) => [`${repeat} ${taskId}`, outcome === 'passed']));
}

function pairsOf(a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): Pairs {
  const found = [...a].flatMap(([place, passedA]) => {
    const passedB = b.get(place);
    return passedB === undefined ? [] : [{ passedA, passedB }];
  });
  const count = (ofA: boolean, ofB: boolean) =>
    found.filter(({ passedA, passedB }) => passedA === ofA && passedB === ofB).length;
  return { both: count(true, true), onlyA: count(true, false), onlyB: count(false, true), none: count(false, false) };
}
