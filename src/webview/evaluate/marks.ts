import type { ModelSummary } from '../../core/evaluate/summary.ts';
import { formatCost, formatTokens } from '../../core/usage/amount/format.ts';

/** A custom property of the style sheet, as colors.ts has it, which is no file for tests. */
type Color = `--${string}`;

export const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];

const COLORS: readonly Color[] = ['--blue', '--yellow', '--purple', '--green', '--red'];

/** A model in the chart: output tokens across, pass rate up, each with what it lies between. */
export interface Mark {
  readonly name: string;
  readonly color: Color;
  /** Tells marks apart without colours. */
  readonly shape: Shape;
  readonly tokens: { readonly q1: number; readonly median: number; readonly q3: number };
  readonly rate: { readonly low: number; readonly value: number; readonly high: number };
}

/** Models of which nothing was judged, or whose tokens nobody knows, have no place in the chart. */
export function marksOf(models: readonly ModelSummary[]): Mark[] {
  return models.flatMap(({ model, outputTokens, pass, passed }, index) => {
    if (!outputTokens || !pass) return [];
    return [
      {
        name: model.label,
        ...lookOf(index),
        tokens: outputTokens,
        rate: { ...pass, value: passed.part / passed.of },
      },
    ];
  });
}

/** The same for a model wherever it is shown. */
export function lookOf(index: number): Pick<Mark, 'color' | 'shape'> {
  return {
    color: COLORS[index % COLORS.length] ?? '--gray',
    shape: SHAPES[index % SHAPES.length] ?? 'circle',
  };
}

/** Along it a passed answer takes equally many output tokens, and costs the same where a token does. */
export interface IsoCost {
  readonly tokensPerPass: number;
  readonly label: string;
}

/** Between two lines the cost doubles. */
const STEPS = [0.5, 1, 2];

/**
 * Lines through the marks' midst. They are labelled with what a passed answer costs at the price that an output token
 * came to over all models, prompts included; with tokens where nobody knows the price, or there is no one price.
 */
export function isoCostsOf(marks: readonly Mark[], models: readonly ModelSummary[]): IsoCost[] {
  const perPass = marks
    .filter(({ rate }) => rate.value > 0)
    .map(({ rate, tokens }) => tokens.median / rate.value)
    .sort((a, b) => a - b);
  const middle = perPass[Math.floor(perPass.length / 2)];
  if (middle === undefined || middle === 0) return [];
  const price = pricePerToken(models);
  return STEPS.map(step => {
    const tokensPerPass = middle * step;
    const label =
      price === undefined
        ? `${formatTokens(Math.round(tokensPerPass))} tokens per pass`
        : `~${formatCost(Math.round(tokensPerPass * price))} per pass`;
    return { tokensPerPass, label };
  });
}

/** So many times dearer than the cheapest a token may be; beyond that one line cannot say what a pass costs of both. */
const MOST_APART = 2;

/**
 * Nano-dollars; undefined where any cost is unknown, or where the models' prices lie apart: a line would promise of each
 * what holds for none. The tokens are reckoned from their medians: it is an estimate.
 */
function pricePerToken(models: readonly ModelSummary[]): number | undefined {
  if (models.some(({ cost }) => cost.unknown > 0)) return undefined;
  const asked = models.map(({ cost, outputTokens, passed }) => ({
    cost: cost.value,
    tokens: (outputTokens?.median ?? 0) * passed.of,
  }));
  const judged = asked.filter(({ tokens }) => tokens > 0);
  const prices = judged.map(({ cost, tokens }) => cost / tokens);
  if (judged.length === 0 || Math.max(...prices) > MOST_APART * Math.min(...prices)) return undefined;
  const sum = (of: 'cost' | 'tokens') => judged.reduce((total, one) => total + one[of], 0);
  return sum('cost') > 0 ? sum('cost') / sum('tokens') : undefined;
}
