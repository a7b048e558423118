/** Requests reserve their highest possible cost. */
export class RunBudget {
  readonly #cap: number | undefined;
  #spent = 0;
  #reserved = 0;
  #underWay = 0;
  #change = Promise.withResolvers<void>();

  /** Nano-dollars, as everywhere here. */
  constructor(capNanoDollars: number | undefined) {
    this.#cap = capNanoDollars;
  }

  get spent(): number {
    return this.#spent;
  }

  /** Waits for requests in flight. Admits an unknown cost while anything is left. */
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

  /** Undefined: the reserved amount. */
  settle(cost: number | undefined): void {
    this.#settle(cost);
  }
}
