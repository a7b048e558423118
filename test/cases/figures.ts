import { casesOf, gapsIn, knownGaps, ownSources } from './cases.ts';
import { type Score, score } from './score.ts';

/** Prints how the case set comes out by shape, language and kind of hole. `--show shape` prints what is not right. */
const many = process.argv.includes('--many') ? Number(process.argv[process.argv.indexOf('--many') + 1]) : 25;
const show = process.argv.includes('--show') ? (process.argv[process.argv.indexOf('--show') + 1] ?? '') : undefined;
const seed = Number(process.argv.find(argument => /^\d+$/.test(argument)) ?? 1);
const cases = [...casesOf(gapsIn(ownSources(), 3, seed), 12, seed), ...casesOf(knownGaps(), 8, seed)];
const tables: Record<'shape' | 'kind' | 'languageId', Map<string, Record<Score, number>>> = {
  shape: new Map(),
  kind: new Map(),
  languageId: new Map(),
};
const all: Record<Score, number> = { right: 0, begun: 0, nothing: 0, harmed: 0 };
let takenBack = 0;
let shown = 0;
const seen = new Set<string>();
for (const one of cases) {
  const { score: verdict, insertText, replaceSuffix, reason, tookBack } = score(one);
  all[verdict] += 1;
  if (tookBack) takenBack += 1;
  for (const by of ['shape', 'kind', 'languageId'] as const) {
    const row = tables[by].get(one[by]) ?? { right: 0, begun: 0, nothing: 0, harmed: 0 };
    row[verdict] += 1;
    tables[by].set(one[by], row);
  }
  if (
    show !== undefined &&
    (verdict === 'harmed' || verdict === 'nothing' || tookBack) &&
    one.id.includes(show) &&
    shown < many &&
    !seen.has(one.prefix.length + one.truth)
  ) {
    shown += 1;
    seen.add(one.prefix.length + one.truth);
    console.log(`--- ${one.id} ${verdict} ${reason} ${tookBack ? 'TOOK BACK' : ''}`);
    console.log('before', JSON.stringify(one.prefix.slice(-90)));
    console.log('after ', JSON.stringify(one.suffix.slice(0, 60)));
    console.log('said  ', JSON.stringify(one.chunks.join('').slice(0, 220)));
    console.log('truth ', JSON.stringify(one.truth.slice(0, 160)));
    console.log('gave  ', JSON.stringify(insertText.slice(0, 160)), replaceSuffix);
  }
}
for (const [name, table] of Object.entries(tables)) {
  console.log(name);
  for (const [key, row] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
    const total = row.right + row.begun + row.nothing + row.harmed;
    console.log(
      `  ${key.padEnd(24)} ${String(total).padStart(5)}  right ${row.right}  begun ${row.begun}  nothing ${row.nothing}  harmed ${row.harmed}`,
    );
  }
}
console.log(`${cases.length} cases`, all, `taken back: ${takenBack}`);
