import { type LedgerRecord, mergeFindings, type RecordUpdate, withFindings } from './ledger.ts';
import type { LedgerLine } from './ledgerLine.ts';

/** In any order. */
export class RecordReader {
  readonly #records = new Map<string, LedgerRecord>();
  readonly #early = new Map<string, RecordUpdate>();

  get records(): readonly LedgerRecord[] {
    return [...this.#records.values()].sort((a, b) => a.time - b.time);
  }

  take(line: LedgerLine): void {
    if (line.kind === 'record') this.add(line.entry);
    if (line.kind !== 'amendment') return;
    const { amends, time: _, ...findings } = line.entry;
    const record = this.#records.get(amends);
    if (record) this.#records.set(amends, withFindings(record, findings));
    else this.#early.set(amends, mergeFindings(this.#early.get(amends) ?? {}, findings));
  }

  add(record: LedgerRecord): void {
    const known = this.#records.get(record.id);
    const early = this.#early.get(record.id);
    const whole = known ? withFindings(known, record) : record;
    this.#records.set(record.id, early ? withFindings(whole, early) : whole);
    this.#early.delete(record.id);
  }
}
