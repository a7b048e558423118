import assert from 'node:assert/strict';
import { nearestRegion } from '../../src/core/agent/tools/nearestRegion.ts';
import { replaceOnly } from '../../src/core/agent/tools/replacement.ts';
import { KnownDocument } from '../../src/core/completion/context/knownDocument.ts';
import { PathGlobs } from '../../src/core/privacy/pathGlobList.ts';
import { refactorRequest } from '../../src/core/refactor/request/refactorRequest.ts';
import { automaticRunReason, automaticRuns } from '../../src/core/refactor/safety/automaticRuns.ts';
import { warningsOf } from '../../src/core/refactor/safety/warnings.ts';
import { targetOf } from '../../src/core/refactor/target/target.ts';
import type { Steps } from '../../src/core/steps.ts';
import { hunksInSteps, rebasedHunks, withHunksInSteps } from '../../src/core/text/hunks.ts';
import { withLineEnds } from '../../src/core/text/keepLineEnds.ts';
import { acceptReportOf } from '../../src/core/usage/report/acceptRate.ts';
import { reportOf } from '../../src/core/usage/report/report.ts';
import { Book } from '../../src/core/usage/sums/book.ts';
import { longestStep } from '../support/longestStep.ts';
import { record, utcDay } from './usage/records.ts';

/** Calls that take less than ten milliseconds. */
const MOST_CALLS = 60_000;
const LINES = 100_000;

const text = (lineAt: (index: number) => string) =>
  Array.from({ length: LINES }, (_, index) => `${lineAt(index)}\n`).join('');

const equal = text(() => '  call();');
const counted = text(index => `  const value${index} = ${index};`);
const halfChanged = text(index => (index % 2 === 0 ? `  const value${index} = ${index};` : `  let other${index};`));
const code = text(index => `export const value${index} = Math.max(${index}, other${index % 7});`);
const makefile = text(index => (index % 2 === 0 ? `# ${index}` : `\tcommand ${index}`));
const manifest = (count: number) =>
  JSON.stringify(
    { scripts: Object.fromEntries(Array.from({ length: count }, (_, index) => [`pre${index}`, `echo ${index}`])) },
    undefined,
    2,
  );

const target = targetOf({ path: 'a.ts', languageId: 'typescript', text: counted, start: 0, end: 100 });
const hunks = Array.from({ length: LINES / 2 }, (_, index) => {
  const line = 2 * index + 1;
  return { beforeStart: line, beforeEnd: line + 1, afterStart: line, afterEnd: line + 1 };
});

const book = new Book(utcDay);
const NOW = record().time;
for (let index = 0; index < LINES; index++) {
  const time = NOW - index * 900_000;
  book.take({ kind: 'record', entry: { ...record({ model: `model ${index % 40}` }), id: `${index}`, time } });
}
const { recent } = book;
const { rows } = book.totals;
const { cells } = book.accept;
const days = [...new Set(rows.map(({ day }) => day))].sort();
const slotOf = (time: number) => ({ week: utcDay(time - (time % (7 * 86_400_000))), hour: 0 });
const PATTERNS = Array.from({ length: 10_000 }, (_, index) => `**/{one,two}${index}/*.ts`);

const long = counted.split('\n', 2_000).map(line => line.replaceAll('value', 'name ').repeat(100));

const WORK: readonly (readonly [name: string, steps: () => Steps<unknown>])[] = [
  [
    'indexing a document of long lines',
    () => KnownDocument.inSteps({ path: 'a.ts', languageId: 'typescript', lines: long }),
  ],
  ['comparing texts with every second line changed', () => hunksInSteps(counted, halfChanged)],
  [
    'comparing texts of two different lines',
    () =>
      hunksInSteps(
        text(at => 'ab'[at % 2] ?? ''),
        text(at => 'aab'[at % 3] ?? ''),
      ),
  ],
  ['applying every second change', () => withHunksInSteps(counted, halfChanged, hunks)],
  [
    'rebasing a change of one line',
    () => rebasedHunks({ before: counted, after: `${counted}x`, now: `x\n${counted}` }),
  ],
  [
    'rebasing a change of every second line',
    () => rebasedHunks({ before: counted, after: `${halfChanged}x`, now: halfChanged }),
  ],
  ['keeping the line ends of an equal text', () => withLineEnds(counted.split('\n'), counted, counted)],
  ['keeping the line ends of a changed text', () => withLineEnds(halfChanged.split('\n'), counted, counted)],
  [
    'finding the nearest region among equal lines',
    () =>
      nearestRegion(
        equal.split('\n'),
        Array.from({ length: 40 }, () => 'call();'),
      ),
  ],
  ['finding the nearest region among different lines', () => nearestRegion(counted.split('\n'), ['valeu7 = 8'])],
  ['a replacement whose text is missing', () => replaceOnly(counted, { old: 'valeu7 = 8', now: 'x' })],
  [
    'warnings about new code',
    () => warningsOf({ path: 'a.ts', languageId: 'typescript', selected: '', before: '', after: code }),
  ],
  [
    'commands of a build file',
    () => automaticRuns({ path: 'Makefile', before: makefile.replaceAll('command', 'other'), after: makefile }),
  ],
  [
    'the scripts of a manifest',
    () => automaticRunReason({ path: 'package.json', before: '{}', after: manifest(5_000) }),
  ],
  ['a report of 20,000 sums', () => reportOf({ rows, recent, days, dayOf: utcDay, explain: ({ reason }) => reason })],
  [
    'accept rates of 100,000 quarters of an hour',
    () => acceptReportOf({ cells, filter: {}, now: NOW, slotOf, dayOf: utcDay }),
  ],
  ['reading 10,000 patterns', () => new PathGlobs(() => undefined).readAll(PATTERNS)],
  ['a request to refactor', () => refactorRequest({ target, instruction: 'Sort.', model: 'm' })],
];

describe('work over 100,000 lines pauses after a bounded part of it', () => {
  for (const [name, steps] of WORK) {
    it(name, () => {
      const calls = longestStep(steps());
      assert.ok(calls <= MOST_CALLS, `${calls} calls in one step`);
    }).timeout(60_000);
  }
});
