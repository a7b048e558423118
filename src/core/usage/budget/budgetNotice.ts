import type { BudgetState, Period } from './budget.ts';

/** Of each period; persisted. */
export interface NoticeMemory {
  get(period: Period): string | undefined;
  set(period: Period, told: string): void;
}

export interface BudgetNoticeOptions {
  readonly memory: NoticeMemory;
  readonly warn: (state: BudgetState) => void;
}

/** Warns once per period at 80%, and again after the cap changes. */
export class BudgetNotice {
  readonly #options: BudgetNoticeOptions;

  constructor(options: BudgetNoticeOptions) {
    this.#options = options;
  }

  /** `today`: `2026-11-23`. */
  update(state: BudgetState | undefined, today: string): void {
    if (state === undefined || state.kind === 'ok') return;
    const { memory, warn } = this.#options;
    const { period, capNanoDollars } = state;
    const when = `${period === 'day' ? today : today.slice(0, 7)} ${capNanoDollars}`;
    if (memory.get(period) === when) return;
    memory.set(period, when);
    warn(state);
  }
}
