import * as l10n from '@vscode/l10n';
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
  turns: (turns: number) => limit('turns', l10n.t('The model has answered {0} times without finishing.', turns)),
  time: (workMs: number) => {
    const minutes = Math.round(workMs / MINUTE_MS);
    const message =
      minutes === 1
        ? l10n.t('The model has taken a minute for its answers without finishing.')
        : l10n.t('The model has taken {0} minutes for its answers without finishing.', minutes);
    return limit('time', message);
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
    const left = formatCost(Math.max(0, cap - spent));
    const message =
      worst === undefined
        ? l10n.t(
            'The price of the next request is unknown; {0} of the {1} limit per run is left.',
            left,
            formatCost(cap),
          )
        : l10n.t(
            'The next request may cost {0}; {1} of the {2} limit per run is left.',
            formatCost(worst),
            left,
            formatCost(cap),
          );
    return limit('dollars', message);
  },
  sameCall: (times: number, name: string) =>
    limit(
      'same-call',
      l10n.t('The model has called {0} {1} times in the same way, and nothing changed.', name.slice(0, 40), times),
    ),
  mistakes: (count: number) => limit('mistakes', l10n.t('The model has made {0} mistakes in a row.', count)),
  context: (contextTokens: number) =>
    limit(
      'context',
      l10n.t("The conversation no longer fits the model's context ({0} tokens).", formatTokens(contextTokens)),
    ),
  failed: ({ kind, message }: ProviderError): AgentOutcome =>
    kind === 'over-budget' ? limit('budget', message) : { kind: 'failed', error: kind, message },
  filtered: (): AgentOutcome => ({
    kind: 'failed',
    error: 'content-filter',
    message: l10n.t("The provider's content filter stopped the answer."),
  }),
} as const;
