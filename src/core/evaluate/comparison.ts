import { isSignificant, type ProportionDifference } from '../statistics.ts';
import { type Pairs, pairedDifference } from './paired.ts';
import type { TaskAnswer } from './taskAnswer.ts';
import { isJudged } from './taskAnswer.ts';

/** Too few tasks for a useful interval. */
export type ComparisonVerdict = 'a-better' | 'b-better' | 'no-difference-shown' | 'not-enough-data';

export interface ModelComparison {
  /** EvaluatedModel.id */
  readonly a: string;
  readonly b: string;
  /** To the same task and repeat. */
  readonly pairs: number;
  /** `a` minus `b`; absent without pairs. */
  readonly difference?: ProportionDifference;
  readonly verdict: ComparisonVerdict;
  readonly tasksMissing: number;
}

/** With fewer, one task moves a rate by more than ten points. Repeats don't replace tasks. */
export const ENOUGH_TASKS = 10;

/** A difference needs an interval without 0. */
export function comparisonOf({
  a,
  b,
  answers,
}: {
  readonly a: string;
  readonly b: string;
  readonly answers: readonly TaskAnswer[];
}): ModelComparison {
  const both = judgedByBoth(judgedOf(a, answers), judgedOf(b, answers));
  const pairs = pairsOf(both);
  const difference = pairedDifference(pairs);
  const about = { a, b, pairs: both.length, ...(difference && { difference }) };
  const tasksMissing = Math.max(0, ENOUGH_TASKS - new Set(both.map(({ taskId }) => taskId)).size);
  if (!difference || tasksMissing > 0) return { ...about, verdict: 'not-enough-data', tasksMissing };
  const better: ComparisonVerdict = difference.value > 0 ? 'a-better' : 'b-better';
  return { ...about, verdict: isSignificant(difference) ? better : 'no-difference-shown', tasksMissing };
}

function judgedOf(modelId: string, answers: readonly TaskAnswer[]): ReadonlyMap<string, TaskAnswer> {
  const own = answers.filter(answer => answer.modelId === modelId && isJudged(answer));
  return new Map(own.map(answer => [`${answer.repeat} ${answer.taskId}`, answer]));
}

interface JudgedPair {
  readonly taskId: string;
  readonly passedA: boolean;
  readonly passedB: boolean;
}

function judgedByBoth(a: ReadonlyMap<string, TaskAnswer>, b: ReadonlyMap<string, TaskAnswer>): readonly JudgedPair[] {
  return [...a].flatMap(([place, { taskId, outcome }]) => {
    const other = b.get(place);
    return other ? [{ taskId, passedA: outcome === 'passed', passedB: other.outcome === 'passed' }] : [];
  });
}

function pairsOf(found: readonly JudgedPair[]): Pairs {
  const count = (ofA: boolean, ofB: boolean) =>
    found.filter(({ passedA, passedB }) => passedA === ofA && passedB === ofB).length;
  return { both: count(true, true), onlyA: count(true, false), onlyB: count(false, true), none: count(false, false) };
}
