// npm run bench:economy — savings for a simulated typist, and their cost; see the headers of the files here
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '../../support/vscode/leaving.ts';
import { REACHES } from './answers.ts';
import { writeSession } from './desk.ts';
import { type Figures, figuresOf, sum, type Tally, table } from './figures.ts';
import { RealDesk } from './real.ts';
import { CORPORA, type Session, sessionsOf } from './sessions.ts';
import { RHYTHMS } from './typist.ts';

const OUTPUT = path.resolve(import.meta.dirname, '../../../out/bench/economy.json');

const { values } = parseArgs({
  options: {
    /** One, or several with commas between them. */
    seed: { type: 'string', default: '1' },
    /** Only sessions whose name contains it. */
    only: { type: 'string', default: '' },
    /** Every nth session. */
    every: { type: 'string', default: '1' },
    /** Other models than the one that the targets are set for. */
    right: { type: 'string', default: '0.85' },
    reach: { type: 'string', default: 'mixed' },
    'first-token': { type: 'string', default: '350' },
    /** Plays the sessions in a real VS Code as well, and shows both. Takes as long as a person takes: pick some. */
    real: { type: 'boolean', default: false },
  },
});
const seeds = values.seed.split(',').map(Number);
const model = {
  rightLines: Number(values.right),
  reach: REACHES.find(reach => reach === values.reach) ?? 'mixed',
  firstTokenMs: Number(values['first-token']),
  needs: () => [],
};

await runToEnd(async () => {
  const rows = values.real ? await besideReal() : await simulated();
  console.log(table(rows));
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `${JSON.stringify({ seeds, figures: Object.fromEntries(rows) }, undefined, 2)}\n`);
  return 0;
});

async function simulated(): Promise<[string, Figures][]> {
  const rows: [string, Figures][] = [];
  for (const rhythm of RHYTHMS) {
    for (const seed of seeds) {
      const name = seeds.length > 1 ? `${rhythm}, seed ${seed}` : rhythm;
      const all: Tally[] = [];
      for (const corpus of CORPORA) {
        const tallies: Tally[] = [];
        for (const session of sessionsOf(corpus).filter(wanted)) {
          tallies.push(await writeSession(session, { ...model, seed, rhythm }));
        }
        if (tallies.length > 0 && seeds.length === 1) rows.push([`${name}: ${corpus}`, figuresOf(sum(tallies))]);
        all.push(...tallies);
      }
      rows.push([name, figuresOf(sum(all))]);
    }
  }
  return rows;
}

async function besideReal(): Promise<[string, Figures][]> {
  const [seed = 1] = seeds;
  // The screen shows tabs as blanks, so the text that would be there cannot be read off it.
  const sessions = CORPORA.flatMap(corpus => sessionsOf(corpus).filter(wanted)).filter(
    ({ text }) => !text.includes('\t'),
  );
  const desk = await RealDesk.open({ ...model, seed });
  const rows: [string, Figures][] = [];
  for (const rhythm of RHYTHMS) {
    const real: Tally[] = [];
    const played: Tally[] = [];
    for (const session of sessions) {
      real.push(await desk.write(session, rhythm));
      played.push(await writeSession(session, { ...model, seed, rhythm }));
      console.log(`${rhythm}: ${session.name}: ${real.at(-1)?.presses} presses, ${played.at(-1)?.presses} simulated`);
    }
    rows.push([`${rhythm}: simulated`, figuresOf(sum(played))], [`${rhythm}: real`, figuresOf(sum(real))]);
  }
  return rows;
}

function wanted({ name }: Session, index: number): boolean {
  return name.includes(values.only) && index % Number(values.every) === 0;
}
