import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installedDrafts } from '../support/grammars.ts';
import { type Case, casesWith, ownCases, sourcesIn, unseenCases } from './cases.ts';
import { type Score, type Scored, score } from './score.ts';

/**
 * Prints how a case set comes out by shape, language and kind of hole:
 * `figures.ts [seed…] [--unseen | --code folder] [--show part-of-an-id] [--many 40] [--brief]`.
 */
const { values, positionals } = parseArgs({
  options: {
    unseen: { type: 'boolean' },
    code: { type: 'string' },
    show: { type: 'string' },
    many: { type: 'string' },
    begun: { type: 'boolean' },
    exact: { type: 'boolean' },
    brief: { type: 'boolean' },
  },
  allowPositionals: true,
});

interface Row extends Record<Score, number> {
  total: number;
  exact: number;
  tookBack: number;
}

const emptyRow = (): Row => ({ total: 0, right: 0, exact: 0, begun: 0, nothing: 0, harmed: 0, tookBack: 0 });
const newDraft = installedDrafts();
let shown = 0;

function casesFor(seed: number): Case[] {
  if (values.code !== undefined) return casesWith(sourcesIn(pathToFileURL(`${values.code}/`)), seed);
  return values.unseen === true ? unseenCases(seed) : ownCases(seed);
}

function isWanted({ score: verdict, tookBack, exact }: Scored): boolean {
  if (verdict === 'harmed' || verdict === 'nothing' || tookBack) return true;
  return values.begun === true ? verdict === 'begun' : values.exact === true && !exact;
}

function print(one: Case, scored: Scored): void {
  shown += 1;
  console.log(`--- ${one.id} ${scored.score} ${scored.reason} ${scored.tookBack ? 'TOOK BACK' : ''}`);
  console.log('before', JSON.stringify(one.prefix.slice(-120)));
  console.log('after ', JSON.stringify(one.suffix.slice(0, 80)));
  console.log('said  ', JSON.stringify(one.chunks.join('').slice(0, 320)));
  console.log('truth ', JSON.stringify(one.truth.slice(0, 200)));
  console.log('gave  ', JSON.stringify(scored.insertText.slice(0, 200)), scored.replaceSuffix);
}

async function figuresOf(seed: number): Promise<void> {
  const all = emptyRow();
  const clean = emptyRow();
  const tables = { shape: new Map<string, Row>(), kind: new Map<string, Row>(), languageId: new Map<string, Row>() };
  for (const one of casesFor(seed)) {
    const scored = await score(one, newDraft);
    const rows = (['shape', 'kind', 'languageId'] as const).map(by => {
      const row = tables[by].get(one[by]) ?? emptyRow();
      tables[by].set(one[by], row);
      return row;
    });
    for (const row of [all, ...rows, ...(one.shape === 'clean' ? [clean] : [])]) {
      row.total += 1;
      row[scored.score] += 1;
      if (scored.exact) row.exact += 1;
      if (scored.tookBack) row.tookBack += 1;
    }
    if (
      values.show !== undefined &&
      one.id.includes(values.show) &&
      isWanted(scored) &&
      shown < Number(values.many ?? 25)
    )
      print(one, scored);
  }
  if (values.brief !== true) {
    for (const [name, table] of Object.entries(tables)) {
      console.log(name);
      for (const [key, row] of [...table].sort(([a], [b]) => a.localeCompare(b)))
        console.log(`  ${key.padEnd(24)} ${told(row)}`);
    }
  }
  console.log(`seed ${seed}: ${told(all)}  taken back ${all.tookBack}  clean: ${told(clean)}`);
}

function told({ total, right, exact, begun, nothing, harmed }: Row): string {
  const part = (count: number) => `${((100 * count) / total).toFixed(2)} %`;
  return `${String(total).padStart(5)}  right ${part(right)} (to the byte ${part(exact)})  begun ${begun}  nothing ${nothing}  harmed ${harmed}`;
}

for (const seed of positionals.length > 0 ? positionals.map(Number) : [1]) await figuresOf(seed);
