import type { BudgetState, Period } from './budget.ts';

/** What was told last of each period; outlives the window. */
export interface NoticeMemory {
  get(period: Period): string | undefined;
  set(period: Period, told: string): void;
}

export interface BudgetNoticeOptions {
  readonly memory: NoticeMemory;
  readonly tell: (state: BudgetState) => void;
}

/** Tells once in each day or month that four fifths of its budget are spent, and once more under another cap. */
export class BudgetNotice {
  readonly #options: BudgetNoticeOptions;

  constructor(options: BudgetNoticeOptions) {
    this.#options = options;
  }

  /** `today`: `2026-11-23`, of the user's calendar. */
  update(state: BudgetState | undefined, today: string): void {
    if (state === undefined || state.kind === 'ok') return;
    const { memory, tell } = this.#options;
    const { period, capNanoDollars } = state;
    const when = `${period === 'day' ? today : today.slice(0, 7)} ${capNanoDollars}`;
    if (memory.get(period) === when) return;
    memory.set(period, when);
    tell(state);
  }
}
