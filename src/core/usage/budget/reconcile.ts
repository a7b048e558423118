import type { Clock } from '../../clock.ts';
import type { Amendment, LedgerRecord, RecordUpdate } from '../ledger/ledger.ts';

export interface ReconcilerOptions {
  /**
   * Asks the provider what a request that was left early has cost; undefined where it does not know, or not yet.
   * A rejection means that it could not be asked.
   */
  readonly ask: (record: LedgerRecord, signal: AbortSignal) => Promise<RecordUpdate | undefined>;
  /** Waited for. */
  readonly amend: (amendment: Amendment) => void | Promise<void>;
  readonly clock: Clock;
}

/** OpenRouter knows a cancelled request some seconds after it, now and then a minute after it. */
const TRIES_AFTER_MS = [3_000, 15_000, 90_000];

/** Providers forget; what a day has not brought stays an estimate. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/** Whether a provider may still tell what this request has cost, at the time `now`. */
export function isOpen({ cost, generationId, settled, time }: LedgerRecord, now: number): boolean {
  const asked = cost.certainty === 'reported' || settled === true;
  return !asked && generationId !== undefined && now - time < GIVE_UP_AFTER_MS;
}

/** Has requests that were left early priced by their provider, in the background and one at a time. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #closing = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  #line: Promise<void> = Promise.resolve();

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Starts to ask about a request; one that is asked about already is left alone. Never rejects. */
  async add(record: LedgerRecord): Promise<void> {
    if (this.#underWay.has(record.id)) return;
    const asking = this.#ask(record);
    this.#underWay.set(record.id, asking);
    await asking;
    this.#underWay.delete(record.id);
  }

  /** How many requests are asked about just now. */
  get open(): number {
    return this.#underWay.size;
  }

  /** Resolves when all that is asked about now is told and written down, or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  /** What is open then is found in the ledger at the next start. */
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
    // Who could not be reached is asked again after the next start; who does not know is left alone.
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
      return { kind: 'unreachable' }; // Offline, or the provider is failing: another try may do better.
    }
  }
}

type ReconcileResult =
  | { readonly kind: 'found'; readonly findings: RecordUpdate }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'unreachable' };
