import * as l10n from '@vscode/l10n';
import type { ModelSummary } from '../../core/evaluate/summary.ts';
import { formatCost, formatTokens } from '../../core/usage/amount/format.ts';

/** As in colors.ts, which tests can't import. */
type Color = `--${string}`;

export const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];

const COLORS: readonly Color[] = ['--blue', '--yellow', '--purple', '--green', '--red'];

export interface Mark {
  readonly name: string;
  readonly color: Color;
  readonly shape: Shape;
  readonly tokens: { readonly q1: number; readonly median: number; readonly q3: number };
  readonly rate: { readonly low: number; readonly value: number; readonly high: number };
}

/** Omits models without judged answers or tokens. */
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

/** The same everywhere. */
export function lookOf(index: number): Pick<Mark, 'color' | 'shape'> {
  return {
    color: COLORS[index % COLORS.length] ?? '--gray',
    shape: SHAPES[index % SHAPES.length] ?? 'circle',
  };
}

export interface IsoCost {
  readonly tokensPerPass: number;
  readonly label: string;
}

const STEPS = [0.5, 1, 2];

/**
 * Lines through the marks' center, labelled with the cost of a passed answer; with tokens if prices are unknown or
 * differ.
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
        ? l10n.t('{0} tokens per pass', formatTokens(Math.round(tokensPerPass)))
        : l10n.t('~{0} per pass', formatCost(Math.round(tokensPerPass * price)));
    return { tokensPerPass, label };
  });
}

/** One line can't represent more. */
const MOST_APART = 2;

/** Nano-dollars, from median tokens; undefined if unknown or too different. */
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
