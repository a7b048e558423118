// `npm run corpus -- complaints|varied|recorded|invented|foreign [--file path] [--show kind] [--every 10]`: outcomes of answers
// that no rule was written for, by kind, with 95% intervals.
import { parseArgs } from 'node:util';
import { installedDrafts } from '../support/grammars.ts';
import { complaintsIn, FRESH, VARIED } from './complaints.ts';
import { foreign } from './foreign.ts';
import { invented } from './invented.ts';
import { type CorpusCase, type Shown, shownFor, type Verdict, verdictOn } from './judged.ts';
import { parserFor } from './parsers.ts';
import { recordedIn } from './recorded.ts';

const VERDICTS: readonly Verdict[] = ['right', 'begun', 'indented', 'other', 'nothing', 'broke'];

const { values, positionals } = parseArgs({
  options: {
    file: { type: 'string' },
    show: { type: 'string' },
    verdicts: { type: 'string', default: 'broke,other,nothing' },
    many: { type: 'string', default: '20' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});

interface Row extends Record<Verdict, number> {
  total: number;
  tookBack: number;
}

async function casesOf(corpus: string): Promise<readonly CorpusCase[]> {
  const every = Number(values.every);
  switch (corpus) {
    case 'varied':
      return complaintsIn(VARIED);
    case 'fresh':
      return complaintsIn(FRESH);
    case 'complaints':
      return complaintsIn(values.file).filter((_, index) => index % every === 0);
    case 'recorded':
      return recordedIn(fileOf(corpus), every);
    case 'invented':
      return invented(Number(values.seed)).filter((_, index) => index % every === 0);
    case 'foreign':
      return (await foreign(Number(values.seed))).filter((_, index) => index % every === 0);
    default:
      throw new Error(`There is no corpus "${corpus}". Choose complaints, varied, recorded, invented or foreign.`);
  }
}

function fileOf(corpus: string): string {
  if (values.file === undefined) throw new Error(`Add --file with the path of the ${corpus}.`);
  return values.file;
}

function print(one: CorpusCase, { insertText, replaceSuffix, reason }: Shown, verdict: Verdict): void {
  console.log(`--- ${one.id} (${one.languageId}): ${verdict}, ${reason}`);
  console.log('above ', JSON.stringify(one.prefix.slice(-160)));
  console.log('below ', JSON.stringify(one.suffix.slice(0, 100)));
  console.log('answer', JSON.stringify(one.chunks.join('').slice(0, 400)));
  console.log('wanted', JSON.stringify(one.wanted.map(text => text.slice(0, 300))));
  console.log('shown ', JSON.stringify(insertText.slice(0, 300)), replaceSuffix);
}

/** Wilson's interval at 95%, in percent. */
function interval(count: number, total: number): string {
  const z = 1.96;
  const share = count / total;
  const middle = share + z ** 2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const bound = (value: number) => ((100 * value) / (1 + z ** 2 / total)).toFixed(2);
  return `${((100 * count) / total).toFixed(2)}% (${bound(Math.max(0, middle - spread))}–${bound(middle + spread)})`;
}

function line(name: string, row: Row): string {
  const parts = VERDICTS.filter(verdict => row[verdict] > 0 || verdict === 'right' || verdict === 'broke');
  const counts = parts.map(verdict => `${verdict} ${row[verdict]} ${interval(row[verdict], row.total)}`).join('  ');
  return `${name.padEnd(36)} ${String(row.total).padStart(6)}  ${counts}${row.tookBack > 0 ? `  TOOK BACK ${row.tookBack}` : ''}`;
}

const [corpus = ''] = positionals;
const cases = await casesOf(corpus);
const parses = await parserFor(new Set(cases.map(({ languageId }) => languageId)));
const newDraft = installedDrafts();
const rows = new Map<string, Row>();
let printed = 0;
for (const one of cases) {
  const shown = await shownFor(one, newDraft);
  const verdict = verdictOn(one, shown, parses);
  for (const name of [one.kind, 'all']) {
    const row = rows.get(name) ?? {
      total: 0,
      right: 0,
      begun: 0,
      indented: 0,
      other: 0,
      nothing: 0,
      broke: 0,
      tookBack: 0,
    };
    rows.set(name, row);
    row.total += 1;
    row[verdict] += 1;
    if (shown.tookBack) row.tookBack += 1;
  }
  const isWanted =
    values.verdicts.split(',').includes(verdict) || (shown.tookBack && values.verdicts.includes('tookback'));
  if (values.show !== undefined && one.id.includes(values.show) && isWanted && printed++ < Number(values.many))
    print(one, shown, verdict);
}
const all = rows.get('all');
rows.delete('all');
for (const [name, row] of [...rows].sort(([a], [b]) => a.localeCompare(b))) console.log(line(name, row));
if (all !== undefined) console.log(line('all', all));
