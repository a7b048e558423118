import type { RequestSpending } from '../../provider/metering/meteredProvider.ts';
import type { Figure } from '../../usage/amount/charge.ts';
import { addFigure } from '../../usage/amount/total.ts';
import type { TokenCounts } from '../../usage/ledger/ledger.ts';
import type { RunSpent } from '../state/state.ts';

/** Adds up what a run's requests come to: each by what was told of it last. */
export class RunSpending {
  readonly #before: RunSpent;
  readonly #requests = new Map<string, { readonly tokens: Figure; readonly cost: Figure }>();

  /** @param before what it came to before the window was opened, or before it went on */
  constructor(before: RunSpent) {
    this.#before = before;
  }

  /** The request with this record has come to so much by now, or in the end. */
  take({ recordId, tokens, cost }: RequestSpending): void {
    this.#requests.set(recordId, { tokens: tokensOf(tokens), cost });
  }

  get spent(): RunSpent {
    const all = [...this.#requests.values()];
    return {
      requests: this.#before.requests + all.length,
      tokens: all.reduce((sum, { tokens }) => addFigure(sum, tokens), this.#before.tokens),
      cost: all.reduce((sum, { cost }) => addFigure(sum, cost), this.#before.cost),
    };
  }
}

function tokensOf({ certainty, prompt, output }: TokenCounts): Figure {
  if (certainty === 'unknown' || prompt === undefined || output === undefined) return { certainty: 'unknown' };
  return { certainty, value: prompt + output };
}
