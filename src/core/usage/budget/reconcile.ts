import type { Clock } from '../../clock.ts';
import type { Amendment, LedgerRecord, RecordUpdate } from '../ledger/ledger.ts';

export interface ReconcilerOptions {
  /** Undefined if unknown (yet). Rejects if unreachable. */
  readonly ask: (record: LedgerRecord, signal: AbortSignal) => Promise<RecordUpdate | undefined>;
  readonly amend: (amendment: Amendment) => void | Promise<void>;
  readonly clock: Clock;
}

/** OpenRouter takes seconds, sometimes a minute. */
const TRIES_AFTER_MS = [3_000, 15_000, 90_000];

/** Older requests stay estimates. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

export function isOpen({ cost, generationId, settled, time }: LedgerRecord, now: number): boolean {
  const asked = cost.certainty === 'reported' || settled === true;
  return !asked && generationId !== undefined && now - time < GIVE_UP_AFTER_MS;
}

/** One at a time. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #closing = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  #line: Promise<void> = Promise.resolve();

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Never rejects. Ignores duplicates. */
  async add(record: LedgerRecord): Promise<void> {
    if (this.#underWay.has(record.id)) return;
    const asking = this.#ask(record);
    this.#underWay.set(record.id, asking);
    await asking;
    this.#underWay.delete(record.id);
  }

  get open(): number {
    return this.#underWay.size;
  }

  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  /** The next start finds unfinished ones in the ledger. */
  close(): void {
    this.#closing.abort();
  }

  async #ask(record: LedgerRecord): Promise<void> {
    const { amend, clock } = this.#options;
    const about = { amends: record.id, time: record.time };
    let reached: 'reached' | 'unreachable' = 'unreachable';
    for (const waitMs of TRIES_AFTER_MS) {
      await clock.sleep(waitMs, this.#closing.signal);
      if (this.#closing.signal.aborted) return;
      const answer = await this.#inTurn(record);
      if (this.#closing.signal.aborted) return;
      reached = answer.kind === 'unreachable' ? 'unreachable' : 'reached';
      if (answer.kind === 'found') return amend({ ...about, ...answer.findings, settled: true });
    }
    // If unreachable, the next start tries again.
    if (reached === 'reached') await amend({ ...about, settled: true });
  }

  #inTurn(record: LedgerRecord): Promise<ReconcileResult> {
    const answer = this.#line.then(() => this.#once(record));
    this.#line = answer.then(() => undefined);
    return answer;
  }

  async #once(record: LedgerRecord): Promise<ReconcileResult> {
    try {
      const findings = await this.#options.ask(record, this.#closing.signal);
      return findings ? { kind: 'found', findings } : { kind: 'not-known' };
    } catch {
      return { kind: 'unreachable' };
    }
  }
}

type ReconcileResult =
  | { readonly kind: 'found'; readonly findings: RecordUpdate }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'unreachable' };
