import { type Interval, median, type Proportion, quantile, wilson } from '../statistics.ts';
import { addFigure, EMPTY_TOTAL, type Total } from '../usage/amount/total.ts';
import { comparisonOf, type ModelComparison } from './comparison.ts';
import type { EvaluatedModel, Result } from './result.ts';
import { type AnswerOutcome, isJudged, type TaskAnswer } from './taskAnswer.ts';

export interface Spread {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly estimated: number;
  readonly unknown: number;
}

export interface LatencyMs {
  readonly p50: number;
  readonly p95: number;
}

export interface ModelSummary {
  readonly model: EvaluatedModel;
  /** Without errors and skipped tasks. */
  readonly passed: Proportion;
  /** Wilson, 95%. */
  readonly pass?: Interval;
  /** Includes reasoning. */
  readonly outputTokens?: Spread;
  /** Includes failed requests. */
  readonly cost: Total;
  readonly firstToken?: LatencyMs;
  readonly duration?: LatencyMs;
  readonly counts: Readonly<Record<AnswerOutcome, number>>;
}

export interface Summary {
  readonly models: readonly ModelSummary[];
  readonly comparisons: readonly ModelComparison[];
}

export function summaryOf({ models, answers }: Pick<Result, 'models' | 'answers'>): Summary {
  const comparisons = models.flatMap((a, index) =>
    models.slice(index + 1).map(b => comparisonOf({ a: a.id, b: b.id, answers })),
  );
  return { models: models.map(model => modelSummary(model, answers)), comparisons };
}

function modelSummary(model: EvaluatedModel, all: readonly TaskAnswer[]): ModelSummary {
  const answers = all.filter(({ modelId }) => modelId === model.id);
  const judged = answers.filter(isJudged);
  const passed = { part: judged.filter(({ outcome }) => outcome === 'passed').length, of: judged.length };
  const pass = wilson(passed.part, passed.of);
  const outputTokens = outputOf(judged);
  const firstToken = latencyOf(judged.flatMap(({ asked }) => asked?.firstTokenMs ?? []));
  const duration = latencyOf(judged.flatMap(({ asked }) => asked?.durationMs ?? []));
  return {
    model,
    passed,
    ...(pass && { pass }),
    ...(outputTokens && { outputTokens }),
    cost: answers.reduce((total, { asked }) => (asked ? addFigure(total, asked.cost) : total), EMPTY_TOTAL),
    ...(firstToken && { firstToken }),
    ...(duration && { duration }),
    counts: countsOf(answers),
  };
}

function outputOf(answers: readonly TaskAnswer[]): Spread | undefined {
  const counts = answers.flatMap(({ asked }) => asked?.tokens ?? []);
  const known = counts.filter(({ certainty, output }) => certainty !== 'unknown' && output !== undefined);
  const values = known.flatMap(({ output }) => output ?? []);
  const [q1, middle, q3] = [quantile(values, 0.25), median(values), quantile(values, 0.75)];
  if (q1 === undefined || middle === undefined || q3 === undefined) return undefined;
  const estimated = known.filter(({ certainty }) => certainty === 'estimated').length;
  return { q1, median: middle, q3, estimated, unknown: answers.length - known.length };
}

function latencyOf(values: readonly number[]): LatencyMs | undefined {
  const [p50, p95] = [median(values), quantile(values, 0.95)];
  return p50 === undefined || p95 === undefined ? undefined : { p50, p95 };
}

function countsOf(answers: readonly TaskAnswer[]): Readonly<Record<AnswerOutcome, number>> {
  const counts = { passed: 0, failed: 0, truncated: 0, malformed: 0, empty: 0, error: 0, skipped: 0 };
  for (const { outcome } of answers) counts[outcome] += 1;
  return counts;
}
