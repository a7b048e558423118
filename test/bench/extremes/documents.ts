import { replaceOnly } from '../../../src/core/agent/tools/replacement.ts';
import { KnownDocument } from '../../../src/core/completion/context/knownDocument.ts';
import { HunkPlaces } from '../../../src/core/text/hunkPlaces.ts';
import { hunksOf, rebasedHunks, withHunks } from '../../../src/core/text/hunks.ts';
import { withLineEnds } from '../../../src/core/text/keepLineEnds.ts';
import { reportOf } from '../../../src/core/usage/report/report.ts';
import { Book } from '../../../src/core/usage/sums/book.ts';
import { record, utcDay } from '../../core/usage/records.ts';
import type { Figure } from '../figure.ts';

const LINES = 100_000;
const RECORDS = 200_000;
const DAY_MS = 86_400_000;
/** A longer block is felt. */
const LONGEST_BLOCK_MS = 50;
const RUNS = 3;

/** How long our own code holds the host's thread at a stretch while it goes through extreme documents and ledgers. */
export function measureDocuments(): Figure[] {
  return [...comparisons(), ...passes(), ...usage()].map(([name, work]) => ({
    name,
    unit: 'ms',
    samples: Array.from({ length: RUNS }, () => timeOf(work)),
    target: { of: 'max', atMost: LONGEST_BLOCK_MS },
  }));
}

/** Of this thread's own time, so that other work of the machine doesn't count. */
function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

type Row = readonly [name: string, work: () => unknown];

/** A flat string, as VS Code gives it. */
function text(lineAt: (index: number) => string): string {
  return Buffer.from(Array.from({ length: LINES }, (_, at) => `${lineAt(at)}\n`).join('')).toString();
}

const counted = text(at => `  const value${at} = ${at};`);
const equal = text(() => '  call();');

function comparisons(): Row[] {
  const everySecond = text(at => (at % 2 === 0 ? `  const value${at} = ${at};` : `  let other${at};`));
  const pairs: readonly (readonly [name: string, before: string, after: string])[] = [
    ['alike', text(at => 'ab'[at % 2] ?? ''), text(at => (at % 3 === 0 ? 'a' : 'b'))],
    ['different', counted, text(at => `  let other${at};`)],
    ['equal', counted, Buffer.from(counted).toString()],
    ['one changed', counted, counted.replace('value50000', 'other')],
    ['changed at both ends', counted, `first\n${counted}last\n`],
    ['every second changed', counted, everySecond],
    ['moved by half', counted, text(at => `  const value${(at + LINES / 2) % LINES} = 1;`)],
    ['reversed', counted, text(at => `  const value${LINES - at - 1} = ${LINES - at - 1};`)],
  ];
  const hunks = hunksOf(counted, everySecond);
  return [
    ...pairs.map(([name, before, after]): Row => [`compare: 100,000 lines, ${name}`, () => hunksOf(before, after)]),
    ['apply: 25,000 of 50,000 hunks', () => withHunks(counted, everySecond, hunks.slice(25_000))],
    ['places: 50,000 hunks', () => new HunkPlaces(hunks, hunk => hunk % 2 === 0)],
    ['rebase: 100,000 lines', () => rebasedHunks({ before: counted, after: `${counted}x`, now: `x\n${counted}` })],
  ];
}

function passes(): Row[] {
  const lines = counted.split('\n');
  // The shell gives no more of a document.
  const head = lines.slice(0, 2_000);
  return [
    ['replace: missing, 100,000 equal lines', () => replaceOnly(equal, { old: 'cal()', now: 'x' })],
    ['replace: many places, 100,000 equal lines', () => replaceOnly(equal, { old: '  call();', now: 'x' })],
    ['replace: missing, 100,000 different lines', () => replaceOnly(counted, { old: 'valeu7 = 8', now: 'x' })],
    ['keep line ends: 100,000 lines', () => withLineEnds(lines, counted, counted)],
    [
      'index for context: 2,000 lines',
      () => new KnownDocument({ path: 'a.ts', languageId: 'typescript', lines: head }),
    ],
  ];
}

function usage(): Row[] {
  const book = new Book(utcDay);
  for (let at = 0; at < RECORDS; at++) {
    const one = record({ model: `model ${at % 7}` });
    book.take({ kind: 'record', entry: { ...one, id: `${at}`, time: one.time + (at % 365) * DAY_MS } });
  }
  const { recent, totals } = book;
  const days = [...new Set(totals.rows.map(({ day }) => day))].sort();
  return [
    ['usage: state of 200,000 records', () => book.state],
    ['usage: latest of 200,000 records', () => book.recent],
    [
      'usage: report over a year',
      () => reportOf({ rows: totals.rows, recent, days, dayOf: utcDay, explain: ({ reason }) => reason }),
    ],
  ];
}
