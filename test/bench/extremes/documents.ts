import { replaceOnly } from '../../../src/core/agent/tools/replacement.ts';
import { KnownDocument } from '../../../src/core/completion/context/knownDocument.ts';
import { PathGlobs } from '../../../src/core/privacy/pathGlobList.ts';
import { refactorRequest } from '../../../src/core/refactor/request/refactorRequest.ts';
import { automaticRuns } from '../../../src/core/refactor/safety/automaticRuns.ts';
import { warningsOf } from '../../../src/core/refactor/safety/warnings.ts';
import { targetOf } from '../../../src/core/refactor/target/target.ts';
import type { Steps } from '../../../src/core/steps.ts';
import { HunkPlaces } from '../../../src/core/text/hunkPlaces.ts';
import { hunksInSteps, hunksOf, rebasedHunks, withHunksInSteps } from '../../../src/core/text/hunks.ts';
import { withLineEnds } from '../../../src/core/text/keepLineEnds.ts';
import { acceptReportOf } from '../../../src/core/usage/report/acceptRate.ts';
import { reportOf } from '../../../src/core/usage/report/report.ts';
import { Book } from '../../../src/core/usage/sums/book.ts';
import { localSlot } from '../../../src/disk/ledger/calendar.ts';
import { record, utcDay } from '../../core/usage/records.ts';
import type { Figure } from '../figure.ts';
import { HeldTimes } from './heldTimes.ts';

const LINES = 100_000;
const RECORDS = 200_000;
const DAY_MS = 86_400_000;
const RUNS = 3;

/** How long our own code holds the host's thread at a stretch while it goes through extreme documents and ledgers. */
export function measureDocuments(): Figure[] {
  return [...comparisons(), ...passes(), ...checks(), ...usage()].flatMap(([name, work]) => {
    const held = new HeldTimes();
    for (let run = 0; run < RUNS; run++) timeWork(work, held);
    return held.figures(name);
  });
}

/** Of work in steps, each step. */
function timeWork(work: () => unknown, held: HeldTimes): void {
  const result = held.time(work);
  if (!isSteps(result)) return;
  while (!held.time(() => result.next().done));
}

function isSteps(value: unknown): value is Steps<unknown> {
  return Object.prototype.toString.call(value) === '[object Generator]';
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
    ...pairs.map(
      ([name, before, after]): Row => [`compare: 100,000 lines, ${name}`, () => hunksInSteps(before, after)],
    ),
    ['apply: 25,000 of 50,000 hunks', () => withHunksInSteps(counted, everySecond, hunks.slice(25_000))],
    ['places: 50,000 hunks', () => new HunkPlaces(hunks, hunk => hunk % 2 === 0)],
    [
      'rebase: 100,000 lines, every second changed',
      () => rebasedHunks({ before: counted, after: `${everySecond}x`, now: everySecond }),
    ],
    ['rebase: 100,000 lines', () => rebasedHunks({ before: counted, after: `${counted}x`, now: `x\n${counted}` })],
  ];
}

function passes(): Row[] {
  const lines = counted.split('\n');
  // The shell gives no more of a document.
  const head = lines.slice(0, 2_000);
  const long = head.map(line => line.repeat(100));
  return [
    ['replace: missing, 100,000 equal lines', () => replaceOnly(equal, { old: 'cal()', now: 'x' })],
    ['replace: many places, 100,000 equal lines', () => replaceOnly(equal, { old: '  call();', now: 'x' })],
    ['replace: missing, 100,000 different lines', () => replaceOnly(counted, { old: 'valeu7 = 8', now: 'x' })],
    ['keep line ends: 100,000 lines', () => withLineEnds(lines, counted, counted)],
    [
      'index for context: 2,000 lines',
      () => KnownDocument.inSteps({ path: 'a.ts', languageId: 'typescript', lines: head }),
    ],
    [
      'index for context: 2,000 long lines',
      () => KnownDocument.inSteps({ path: 'a.ts', languageId: 'typescript', lines: long }),
    ],
  ];
}

function checks(): Row[] {
  const code = text(at => `export const value${at} = Math.max(${at}, other${at % 7});`);
  const build = text(at => (at % 2 === 0 ? `# ${at}` : `\tcommand ${at}`));
  const scripts = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`pre${at}`, `echo ${at}`]));
  const manifest = JSON.stringify({ scripts }, undefined, 2);
  const target = targetOf({ path: 'a.ts', languageId: 'typescript', text: counted, start: 0, end: 100 });
  const patterns = Array.from({ length: 10_000 }, (_, at) => `**/secret${at}/*.{ts,js}`);
  const added = { path: 'a.ts', languageId: 'typescript', selected: '', before: '', after: code };
  return [
    ['warnings: 100,000 new lines', () => warningsOf(added)],
    [
      'warnings: 50,000 changed commands of a Makefile',
      () => automaticRuns({ path: 'Makefile', before: build.replaceAll('command', 'other'), after: build }),
    ],
    ['warnings: 10,000 new scripts', () => automaticRuns({ path: 'package.json', before: '{}', after: manifest })],
    ['request to refactor: 100,000 lines', () => refactorRequest({ target, instruction: 'Sort.', model: 'm' })],
    ['settings: 10,000 patterns read', () => new PathGlobs(() => undefined).readAll(patterns)],
  ];
}

function usage(): Row[] {
  const book = new Book(utcDay);
  for (let at = 0; at < RECORDS; at++) {
    const one = record({ model: `model ${at % 7}` });
    book.take({ kind: 'record', entry: { ...one, id: `${at}`, time: one.time + (at % 365) * DAY_MS } });
  }
  const { recent, totals } = book;
  const { cells } = book.accept;
  const days = [...new Set(totals.rows.map(({ day }) => day))].sort();
  return [
    ['usage: state of 200,000 records', () => book.state],
    ['usage: latest of 200,000 records', () => book.recent],
    [
      'usage: report over a year',
      () => reportOf({ rows: totals.rows, recent, days, dayOf: utcDay, explain: ({ reason }) => reason }),
    ],
    [
      'usage: accept rates',
      () => acceptReportOf({ cells, filter: {}, now: record().time, slotOf: localSlot(), dayOf: utcDay }),
    ],
  ];
}
