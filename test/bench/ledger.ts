import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Amendment, LedgerEntry, LedgerRecord } from '../../src/core/usage/ledger/ledger.ts';
import { encodeEntry } from '../../src/core/usage/ledger/ledgerLine.ts';
import { UsageLedger } from '../../src/disk/ledger/usageLedger.ts';
import { randomFrom } from '../cases/random.ts';
import { FakeClock } from '../support/fakeClock.ts';
import type { Figure } from './figure.ts';

const RECORDS = 100_000;
const STARTS = 11;
/** Requests of other windows since the snapshot was written; a window writes one at its end, too. */
const TAIL = 400;
const START_MS = 150;
/** The lines alone are read once in a month at most, behind the first request: before anybody looks at a sum. */
const LINES_ALONE_MS = 1_000;
/** A key that waits longer for its turn is felt. */
const TURN_MS = 10;

const NOW = Date.UTC(2026, 10, 23, 12);
const MONTH_MS = 22 * 24 * 60 * 60_000;

/**
 * Time until a window knows its spending, with 100,000 requests in one month (a busy month has a few thousand). Without
 * a snapshot of this time zone all lines are read once. All in the background; only `longest turn` blocks the editor.
 */
export async function measureLedger(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ghostline-ledger-'));
  try {
    const file = path.join(folder, 'usage-2026-11.jsonl');
    const entries = someMonth();
    const lines = entries.map(entry => `\n${encodeEntry(entry)}`);
    await writeFile(file, lines.slice(0, -TAIL).join(''));
    const { cold, coldTurns } = await coldStarts(folder);
    const written = opened(folder);
    await written.refresh();
    await written.close();
    await writeFile(file, lines.slice(-TAIL).join(''), { flag: 'a' });
    const warm: number[] = [];
    const warmTurns: number[] = [];
    for (let start = 0; start < STARTS; start++) {
      const { tookMs, longestTurnMs } = await timed(opened(folder));
      warm.push(tookMs);
      warmTurns.push(longestTurnMs);
    }
    const atMost = (ms: number) => ({ of: 'median', atMost: ms }) as const;
    return [
      { name: 'ledger: file of 100,000 requests', unit: 'kB', samples: [(await stat(file)).size / 1000] },
      { name: 'ledger: totals from the snapshot', unit: 'ms', samples: warm, target: atMost(START_MS) },
      { name: 'ledger: longest turn with the snapshot', unit: 'ms', samples: warmTurns, target: atMost(TURN_MS) },
      { name: 'ledger: totals from the lines alone', unit: 'ms', samples: cold, target: atMost(LINES_ALONE_MS) },
      { name: 'ledger: longest turn from the lines alone', unit: 'ms', samples: coldTurns, target: atMost(TURN_MS) },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function coldStarts(folder: string): Promise<{ cold: number[]; coldTurns: number[] }> {
  const cold: number[] = [];
  const coldTurns: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    await rm(path.join(folder, 'usage-2026-11.totals.json'), { force: true });
    const { tookMs, longestTurnMs } = await timed(opened(folder));
    cold.push(tookMs);
    coldTurns.push(longestTurnMs);
  }
  return { cold, coldTurns };
}

function opened(folder: string): UsageLedger {
  const onProblem = (problem: object) => {
    throw new Error(`the ledger has a problem: ${JSON.stringify(problem)}`);
  };
  return new UsageLedger({ folder, clock: new FakeClock(), time: () => NOW, onProblem });
}

/** This thread's work in ticks of up to 4 ms, without other processes'. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function timed(ledger: UsageLedger): Promise<{ tookMs: number; longestTurnMs: number }> {
  let [longestTurnMs, last] = [0, threadMs()];
  let measuring: NodeJS.Immediate;
  const turn = () => {
    const now = threadMs();
    longestTurnMs = Math.max(longestTurnMs, now - last);
    last = now;
    measuring = setImmediate(turn);
  };
  measuring = setImmediate(turn);
  const start = performance.now();
  await ledger.refresh();
  const tookMs = performance.now() - start;
  clearImmediate(measuring);
  const requests = ledger.rows.reduce((sum, row) => sum + row.requests, 0);
  if (requests < RECORDS - TAIL) throw new Error(`only ${requests} requests were read`);
  return { tookMs, longestTurnMs };
}

/** Half of the requests finish, a quarter of those are accepted; the rest is typed past. */
function someMonth(): LedgerEntry[] {
  const random = randomFrom(5);
  return Array.from({ length: RECORDS }, (_, index) => {
    const record = someRecord(index, random);
    return record.outcome === 'suggested' && random() < 0.25 ? [record, ...acceptance(record)] : [record];
  }).flat();
}

function someRecord(index: number, random: () => number): LedgerRecord {
  const prompt = 800 + Math.floor(random() * 2000);
  const finished = random() < 0.5;
  const firstTokenMs = 200 + Math.floor(random() * 800);
  return {
    id: `${index.toString(36).padStart(6, '0')}-8c1f-4d21`,
    time: NOW - MONTH_MS + Math.floor((index * MONTH_MS) / RECORDS),
    feature: random() < 0.97 ? 'ghost-text' : 'refactor',
    profile: 'openrouter',
    model: 'microsoft/mai-code-1-flash',
    servedBy: 'Fireworks',
    languageId: ['typescript', 'typescript', 'python', 'go', 'rust'][Math.floor(random() * 5)] ?? 'go',
    tokens: { certainty: finished ? 'reported' : 'estimated', prompt, cached: prompt >> 1, output: 40 },
    cost: { certainty: finished ? 'reported' : 'estimated', value: prompt * 400 },
    promptChars: prompt * 4,
    outputChars: 160,
    generationId: `gen-1763900000-${index.toString(36).padStart(12, 'x')}`,
    durationMs: firstTokenMs + 300,
    firstTokenMs,
    ...(finished && { firstPaintMs: firstTokenMs + 10 }),
    outcome: finished ? 'suggested' : 'aborted',
    reason: finished ? 'model' : 'diverged',
  };
}

function acceptance({ id: amends, time }: LedgerRecord): Amendment[] {
  return [
    { amends, time, accepted: { chars: 60, lines: 2 } },
    { amends, time, kept30sChars: 60 },
    { amends, time, kept5minChars: 40 },
  ];
}
