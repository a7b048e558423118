// npm run bench:refactor [-- --every 5 --half set --only diff --show damaged --many 10] — changes between published
// versions of packages, written in many ways: how many come out exact, refused or damaged. The table is also in
// out/bench/refactor.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgeOf } from '../../../src/core/refactor/safety/soundness.ts';
import { randomFrom } from '../../cases/random.ts';
import { parserFor } from '../../corpus/parsers.ts';
import { installedGrammars } from '../../support/grammars.ts';
import { runToEnd } from '../../support/vscode/leaving.ts';
import { FORMS, type Judgement, judge } from './judgement.ts';
import { filesIn, versionPairs } from './packages.ts';
import { languageOf, type RealEdit, realEdits } from './realEdits.ts';
import { Tally, tableOf } from './tally.ts';
import { TELLINGS } from './tellings/allTellings.ts';

const OUTPUT = path.resolve(import.meta.dirname, '../../../out/bench/refactor.json');

const { values } = parseArgs({
  options: {
    /** Every nth edit. */
    every: { type: 'string', default: '1' },
    /** `set` or `judged`; both without it. */
    half: { type: 'string' },
    /** Only ways whose name or group contains it. */
    only: { type: 'string', default: '' },
    language: { type: 'string' },
    /** Prints cases of a verdict: exact, refused, damaged, lost. */
    show: { type: 'string' },
    many: { type: 'string', default: '10' },
  },
});

await runToEnd(async () => {
  const pairs = await versionPairs();
  if (pairs === undefined) return 0;
  const languages = new Set(pairs.flatMap(({ before }) => filesIn(before).map(languageOf)));
  const edits = realEdits(pairs, await parserFor(languages)).filter(isWanted);
  const grammars = installedGrammars();
  const tally = new Tally();
  let shown = 0;
  for (const [index, edit] of edits.entries()) {
    const faultsIn = await judgeOf(edit.languageId, grammars);
    const form = FORMS[index % FORMS.length] ?? 'lf';
    for (const { name: group, tellings } of TELLINGS) {
      for (const { name, tell, isCut = false } of tellings) {
        if (!`${group}: ${name}`.includes(values.only)) continue;
        const answer = tell(edit, randomFrom(index));
        if (answer === undefined) continue;
        const judgement = judge(edit, answer, { form, isCut, faultsIn });
        tally.add({ group, name, isCut, languageId: edit.languageId }, judgement);
        const { verdict, lostOutside } = judgement;
        if ((values.show === verdict || (values.show === 'lost' && lostOutside > 0)) && shown++ < Number(values.many))
          print(edit, `${group}: ${name}, ${form}`, { answer, judgement });
      }
    }
  }
  console.log(`${edits.length} edits in ${new Set(edits.map(({ languageId }) => languageId)).size} languages`);
  console.log(tableOf(tally));
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `${JSON.stringify({ edits: edits.length, ...tally.toJson() }, undefined, 2)}\n`);
  return 0;
});

function isWanted({ half, languageId }: RealEdit, index: number): boolean {
  return (
    index % Number(values.every) === 0 &&
    (values.half === undefined || half === values.half) &&
    (values.language === undefined || languageId === values.language)
  );
}

function print(edit: RealEdit, name: string, { answer, judgement }: { answer: string; judgement: Judgement }): void {
  const { all, from, to } = edit;
  console.log(`\n--- ${edit.id} (${edit.languageId}) ${name}: ${judgement.verdict}, lost ${judgement.lostOutside}`);
  console.log(['above', ...all.slice(Math.max(0, from - 4), from)].join('\n| '));
  console.log(['selected', ...all.slice(from, to)].join('\n| '));
  console.log(['below', ...all.slice(to, to + 4)].join('\n| '));
  console.log(['answer', ...answer.split('\n')].join('\n| '));
  if (judgement.verdict === 'refused') console.log(`refused: ${judgement.came}`);
  else console.log(['came', ...differing(judgement)].join('\n| '));
}

/** The part of the proposal that isn't as wanted, with a line around. */
function differing({ wanted, came }: Judgement): string[] {
  const [right, got] = [wanted.split(/\r?\n/), came.split(/\r?\n/)];
  let head = 0;
  while (head < got.length && got[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < got.length - head && got.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  return [
    ...got.slice(Math.max(0, head - 1), got.length - tail + 1),
    '~~~ wanted',
    ...right.slice(Math.max(0, head - 1), Math.max(head, right.length - tail) + 1),
  ];
}
