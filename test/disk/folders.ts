import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import type { Files } from '../../src/disk/files.ts';
import { type LedgerProblem, UsageLedger, type UsageLedgerOptions } from '../../src/disk/ledger/usageLedger.ts';
import { record, utcDay } from '../core/usage/records.ts';
import { FakeClock } from '../support/fakeClock.ts';

/** A folder of its own for each test of the suite that calls this; gone after it. */
export function useFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(os.tmpdir(), 'ghostline-ledger-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

/** One window's ledger, with its messages about its files. */
export class Window {
  readonly clock = new FakeClock();
  readonly problems: LedgerProblem[] = [];
  readonly ledger: UsageLedger;
  time = record().time;

  constructor(folder: string, more: Partial<UsageLedgerOptions> & { readonly files?: Files } = {}) {
    this.ledger = new UsageLedger({
      folder,
      clock: this.clock,
      time: () => this.time,
      onProblem: problem => this.problems.push(problem),
      dayOf: utcDay,
      zone: 'UTC',
      ...more,
    });
  }

  /** Requests, and nano-dollars of this month. */
  async sees(): Promise<{ requests: number; nanoDollars: number }> {
    await this.ledger.refresh();
    const requests = this.ledger.rows.reduce((sum, row) => sum + row.requests, 0);
    return { requests, nanoDollars: this.ledger.spending(this.time).month.value };
  }
}

/** A record that costs one nano-dollar. */
export function penny(id: string) {
  return record({ id, cost: { certainty: 'reported', value: 1 } });
}
