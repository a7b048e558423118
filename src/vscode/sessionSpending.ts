import type { RequestRecord } from '../core/completion/record.ts';
import { chargeOf } from '../core/usage/charge.ts';
import type { Prices } from '../core/usage/pricing.ts';
import { addCharge, EMPTY_SESSION, type SessionTotals } from '../core/usage/session.ts';

/** What this window has spent since it was opened. */
export class SessionSpending {
  /** List prices of the model that is in use now, where they are known. */
  readonly #prices: () => Promise<Prices | undefined>;
  readonly #onChange: () => void;
  #totals: SessionTotals = EMPTY_SESSION;

  constructor({ prices, onChange }: { prices: () => Promise<Prices | undefined>; onChange: () => void }) {
    this.#prices = prices;
    this.#onChange = onChange;
  }

  get totals(): SessionTotals {
    return this.#totals;
  }

  async add({ usage, tokens }: RequestRecord): Promise<void> {
    const prices = usage.costNanoDollars === undefined ? await this.#prices() : undefined;
    this.#totals = addCharge(this.#totals, chargeOf({ usage, tokens, prices }));
    this.#onChange();
  }
}
