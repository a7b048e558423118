import type { RequestSpending } from '../../provider/metering/meteredProvider.ts';
import type { Figure } from '../../usage/amount/charge.ts';
import { addFigure } from '../../usage/amount/total.ts';
import type { TokenCounts } from '../../usage/ledger/ledger.ts';
import type { RunSpent } from '../state/state.ts';

export class RunSpending {
  readonly #before: RunSpent;
  readonly #requests = new Map<string, { readonly tokens: Figure; readonly cost: Figure }>();

  /** @param before spent earlier in this run */
  constructor(before: RunSpent) {
    this.#before = before;
  }

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
