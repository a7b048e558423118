import type { ProviderError } from '../../provider/errors.ts';
import { formatCost, formatTokens } from '../../usage/amount/format.ts';
import type { AgentOutcome, LimitKind } from '../state/outcome.ts';

export type LimitOutcome = Extract<AgentOutcome, { kind: 'limit' }>;

function limit(kind: LimitKind, message: string): LimitOutcome {
  return { kind: 'limit', limit: kind, message };
}

const MINUTE_MS = 60_000;

/** With a sentence for the user. Amounts in nano-dollars. */
export const runOutcomes = {
  turns: (turns: number) => limit('turns', `The model has answered ${turns} times without finishing.`),
  time: (workMs: number) => {
    const minutes = Math.round(workMs / MINUTE_MS);
    const taken = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    return limit('time', `The model has taken ${taken} for its answers without finishing.`);
  },
  dollars: ({
    cap,
    spent,
    worst,
  }: {
    readonly cap: number;
    readonly spent: number;
    readonly worst: number | undefined;
  }) => {
    const next =
      worst === undefined
        ? 'The price of the next request is unknown'
        : `The next request may cost ${formatCost(worst)}`;
    const left = formatCost(Math.max(0, cap - spent));
    return limit('dollars', `${next}; ${left} of the ${formatCost(cap)} limit per run is left.`);
  },
  sameCall: (times: number, name: string) =>
    limit(
      'same-call',
      `The model has called ${name.slice(0, 40)} ${times} times in the same way, and nothing changed.`,
    ),
  mistakes: (count: number) => limit('mistakes', `The model has made ${count} mistakes in a row.`),
  context: (contextTokens: number) =>
    limit('context', `The conversation no longer fits the model's context (${formatTokens(contextTokens)} tokens).`),
  failed: ({ kind, message }: ProviderError): AgentOutcome =>
    kind === 'over-budget' ? limit('budget', message) : { kind: 'failed', error: kind, message },
  filtered: (): AgentOutcome => ({
    kind: 'failed',
    error: 'content-filter',
    message: "The provider's content filter stopped the answer.",
  }),
} as const;
