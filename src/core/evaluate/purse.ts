/** What a run may still spend. Several questions may be under way at once: each reserves the most that it may cost. */
export class RunBudget {
  readonly #cap: number | undefined;
  #spent = 0;
  #reserved = 0;
  #underWay = 0;
  #change = Promise.withResolvers<void>();

  /** In nano-dollars, as everything here; undefined: no limit. */
  constructor(capNanoDollars: number | undefined) {
    this.#cap = capNanoDollars;
  }

  /** As far as it is known. */
  get spent(): number {
    return this.#spent;
  }

  /**
   * Waits while the others may leave enough, and says no only when nothing is under way any more. What costs an unknown
   * amount is let through as long as anything is left: nobody can reckon with it.
   */
  async reserve(worst: number | undefined): Promise<BudgetHold | 'does-not-fit'> {
    while (!this.#fits(worst)) {
      if (this.#underWay === 0) return 'does-not-fit';
      await this.#change.promise;
    }
    const amount = worst ?? 0;
    this.#underWay += 1;
    this.#reserved += amount;
    return new BudgetHold(cost => {
      this.#underWay -= 1;
      this.#reserved -= amount;
      this.#spent += cost ?? amount;
      this.#changed();
    });
  }

  #fits(worst: number | undefined): boolean {
    if (this.#cap === undefined) return true;
    const taken = this.#spent + this.#reserved;
    return worst === undefined ? taken < this.#cap : taken + worst <= this.#cap;
  }

  #changed(): void {
    const { resolve } = this.#change;
    this.#change = Promise.withResolvers<void>();
    resolve();
  }
}

export class BudgetHold {
  readonly #settle: (cost: number | undefined) => void;

  constructor(settle: (cost: number | undefined) => void) {
    this.#settle = settle;
  }

  /** It came to this; undefined: nobody knows, so the most that it may have cost is counted. */
  settle(cost: number | undefined): void {
    this.#settle(cost);
  }
}
