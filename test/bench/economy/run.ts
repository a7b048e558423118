// npm run bench:economy — what suggestions save a simulated typist, and what they cost; see the headers of the files here
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { REACHES } from './answers.ts';
import { writeSession } from './desk.ts';
import { type Figures, figuresOf, sum, type Tally, table } from './figures.ts';
import { CORPORA, type Session, sessionsOf } from './sessions.ts';
import { RHYTHMS } from './typist.ts';

const OUTPUT = path.resolve(import.meta.dirname, '../../../out/bench/economy.json');

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    /** Only sessions whose name contains it. */
    only: { type: 'string', default: '' },
    /** Every nth session. */
    every: { type: 'string', default: '1' },
    /** Other models than the one that the targets are set for. */
    right: { type: 'string', default: '0.85' },
    reach: { type: 'string', default: 'mixed' },
    'first-token': { type: 'string', default: '350' },
  },
});
const seed = Number(values.seed);
const model = {
  seed,
  rightLines: Number(values.right),
  reach: REACHES.find(reach => reach === values.reach) ?? 'mixed',
  firstTokenMs: Number(values['first-token']),
  needs: () => [],
};

const rows: [string, Figures][] = [];
for (const rhythm of RHYTHMS) {
  const all: Tally[] = [];
  for (const corpus of CORPORA) {
    const sessions = sessionsOf(corpus).filter(wanted);
    const tallies: Tally[] = [];
    for (const session of sessions) {
      tallies.push(await writeSession(session, { ...model, rhythm }));
    }
    if (tallies.length > 0) rows.push([`${rhythm}: ${corpus}`, figuresOf(sum(tallies))]);
    all.push(...tallies);
  }
  rows.push([rhythm, figuresOf(sum(all))]);
}
console.log(table(rows));
mkdirSync(path.dirname(OUTPUT), { recursive: true });
writeFileSync(OUTPUT, `${JSON.stringify({ seed, figures: Object.fromEntries(rows) }, undefined, 2)}\n`);

function wanted({ name }: Session, index: number): boolean {
  return name.includes(values.only) && index % Number(values.every) === 0;
}
