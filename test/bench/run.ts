// npm run bench [-- sizes loads grammars starts keys answers host ledger refactor extremes] — figures of this machine at this
// moment, as a table and as JSON in out/bench/bench.json. Nothing here passes or fails.
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type PackedExtension, packExtension } from '../run/packExtension.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { OUT } from '../support/vscode/paths.ts';
import { measureAnswerTimes } from './answers.ts';
import { measureColdLoads } from './coldLoad.ts';
import { measureAnswers } from './extremes/answers.ts';
import { measureDocuments } from './extremes/documents.ts';

import { distributionOf, type Figure, judge } from './figure.ts';
import { measureGrammarLoads } from './grammarLoads.ts';
import { measureInHost } from './inHost.ts';
import { measureKeys } from './keys.ts';
import { measureLedger } from './ledger.ts';
import { measureRefactor } from './refactor.ts';
import { measureSizes } from './sizes.ts';
import { measureStarts } from './starts.ts';
import { tableOf } from './table.ts';

const PARTS: Readonly<Record<string, (packed: PackedExtension) => Promise<Figure[]>>> = {
  sizes: measureSizes,
  loads: measureColdLoads,
  grammars: measureGrammarLoads,
  starts: measureStarts,
  keys: measureKeys,
  answers: measureAnswerTimes,
  host: measureInHost,
  ledger: measureLedger,
  refactor: measureRefactor,
  extremes: async () => [...measureDocuments(), ...measureAnswers()],
};

await runToEnd(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(name => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  const packed = await packExtension();
  const loadBefore = os.loadavg()[0];
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`Measuring ${name} …`);
    try {
      figures.push(...(await measure(packed)));
    } catch (error) {
      // The other parts' results are useful all the same.
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`\n${tableOf(figures)}\n`);
  const machine = {
    processors: os.cpus().length,
    model: os.cpus()[0]?.model,
    node: process.version,
    loadBefore,
    loadAfter: os.loadavg()[0],
  };
  console.log(
    `${machine.processors} processors, load ${loadBefore?.toFixed(1)} before and ${machine.loadAfter?.toFixed(1)} after`,
  );
  await writeJson(figures, machine);
  for (const failure of failed) console.log(`✘ not measured: ${failure}`);
  return failed.length > 0 ? 1 : 0;
});

async function writeJson(figures: readonly Figure[], machine: object): Promise<void> {
  const file = path.join(OUT, 'bench', 'bench.json');
  await mkdir(path.dirname(file), { recursive: true });
  const rows = figures.map(figure => {
    const { name, unit, samples, target } = figure;
    return { name, unit, ...distributionOf(samples), ...(target && { target, reached: judge(figure)?.reached }) };
  });
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine, figures: rows }, null, 2)}\n`);
  console.log(`written to ${path.relative(process.cwd(), file)}`);
}
