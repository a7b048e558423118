// `npm run ablate [-- part-of-a-path…] [--every 4] [--file answers.jsonl.gz] [--enough 5] [--most 100] [--out out/ablation.json]`: the
// worth of every condition, operand and pattern between an answer and the document. Each is forced to its other value,
// and the cases of all corpora that it can change are run again. Those that change nothing are listed first.
import { globSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from '../../support/vscode/paths.ts';
import type { CorpusCase, Shown, Verdict } from '../judged.ts';
import { instrumented } from './instrument.ts';
import { type Site, sitesIn } from './sites.ts';
import { Switchboard } from './switchboard.ts';
import { type Outcome, type Worth, worthOf } from './worth.ts';

const { values, positionals } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    file: { type: 'string' },
    enough: { type: 'string', default: '5' },
    most: { type: 'string', default: '100' },
    out: { type: 'string', default: path.join('out', 'ablation.json') },
  },
  allowPositionals: true,
});

const SOURCES = ['src/core/completion/fit/*.ts', 'src/core/answer/*.ts', 'src/core/answer/streaming/*.ts'];

const files = globSync(SOURCES, { cwd: ROOT })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => positionals.length === 0 || positionals.some(part => file.includes(part)))
  .toSorted();
if (files.length === 0) throw new Error(`No file of the splice path contains ${positionals.join(' or ')}.`);

const board = new Switchboard();
Object.assign(globalThis, { $ablation: board });
const sites: Site[] = [];
const code = new Map<string, string>();
const sources = Object.fromEntries(files.map(file => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
for (const [file, found] of sitesIn(sources)) {
  code.set(pathToFileURL(path.join(ROOT, file)).href, instrumented(sources[file] ?? '', found, sites.length));
  sites.push(...found.sites);
}
board.restart(sites.length);
registerHooks({
  load(url, context, next) {
    const source = code.get(url);
    return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
  },
});

// After the hook: these import the engine.
const { complaintsIn, FRESH, VARIED } = await import('../complaints.ts');
const { foreign } = await import('../foreign.ts');
const { invented } = await import('../invented.ts');
const { recordedIn } = await import('../recorded.ts');
const { verdictOn } = await import('../judged.ts');
const { FINISH_REASONS, holeIn, MAX_LINES } = await import('../../run/requests/replayCase.ts');
const { AROUND_BUDGET } = await import('../../../src/core/document/hole.ts');
const { parserFor } = await import('../parsers.ts');
const { installedDrafts } = await import('../../support/grammars.ts');

const whenLoaded = board.values;

interface Named extends CorpusCase {
  readonly corpus: string;
}

/** In a recorded file, in the case set and in foreign files there are thousands. */
const EVERY_OF_MANY = 10;

function sampled(corpus: string, cases: readonly CorpusCase[], every: number): Named[] {
  return cases.filter((_, index) => index % every === 0).map(one => ({ ...one, corpus }));
}

const every = Number(values.every);
const cases: readonly Named[] = [
  ...sampled('complaints', complaintsIn(), every),
  ...sampled('varied', complaintsIn(VARIED), every),
  ...sampled('fresh', complaintsIn(FRESH), every),
  ...sampled('foreign', await foreign(1), every * EVERY_OF_MANY),
  ...sampled('invented', invented(1), every * EVERY_OF_MANY),
  ...(values.file === undefined ? [] : sampled('recorded', recordedIn(values.file, every * EVERY_OF_MANY), 1)),
];
const parses = await parserFor(new Set(cases.map(({ languageId }) => languageId)));
const newDraft = installedDrafts();

const RANKS: Readonly<Record<Verdict, number>> = { right: 5, begun: 4, nothing: 3, indented: 2, other: 1, broke: 0 };
const WORST = -1;

/** Without the pipeline: a fault in the middle of a stream would leave it waiting. */
async function shownOf(one: CorpusCase): Promise<Shown> {
  const draft = await newDraft({ hole: holeIn(one, AROUND_BUDGET), maxLines: one.maxLines ?? MAX_LINES });
  let painted = '';
  let tookBack = false;
  for (const chunk of one.chunks) {
    if (draft.complete) break;
    draft.push(chunk);
    const { insertText } = draft.decided;
    tookBack ||= !insertText.startsWith(painted);
    painted = insertText;
  }
  if (!draft.complete) draft.end(FINISH_REASONS[one.finishReason] ?? 'stop');
  const { result } = draft;
  const suggestion = result?.kind === 'suggested' ? result.suggestion : { insertText: '', replaceSuffix: 0 };
  const { insertText, replaceSuffix } = suggestion;
  return { insertText, replaceSuffix, reason: '', tookBack: tookBack || !insertText.startsWith(painted) };
}

async function run(one: CorpusCase): Promise<Outcome> {
  try {
    const shown = await shownOf(one);
    const { insertText, replaceSuffix, tookBack } = shown;
    const rank = tookBack ? WORST : RANKS[verdictOn(one, shown, parses)];
    return { text: JSON.stringify([insertText, replaceSuffix, tookBack]), rank };
  } catch (error) {
    return { text: String(error), rank: WORST };
  }
}

/** Why the cases can't judge a site; empty where they do. */
function noteOf({ site, reached, changed }: Worth): string {
  const id = sites.indexOf(site);
  if (changed > 0) return '';
  if (board.sources.has(id)) return 'part of another pattern';
  if ((whenLoaded[id] ?? 0) > 0) return 'when loaded';
  return reached === 0 ? 'not reached' : '';
}

function line(worth: Worth): string {
  const { site, forced, reached, changed, better, worse, isAtLeast } = worth;
  const counts = [reached, changed, better, worse].map(count => String(count).padStart(7)).join('');
  const name = site.kind === 'pattern' ? 'never' : String(forced);
  const note = noteOf(worth);
  const text = `${site.text.slice(0, 100)}${note && ` (${note})`}`;
  return `${counts}${isAtLeast ? '+' : ' '} ${name.padEnd(6)}${site.place} ${text}`;
}

let shownAt = performance.now();
const worths = await worthOf({
  ...{ sites, board, cases, run, enough: Number(values.enough), most: Number(values.most) },
  idOf: ({ corpus, id }: Named) => `${corpus} ${id}`,
  onWorth: (_, index) => {
    if (performance.now() - shownAt < 10_000) return;
    shownAt = performance.now();
    process.stderr.write(`${index + 1} of ${sites.length}\n`);
  },
});
console.log(`${sites.length} sites in ${files.length} files, ${cases.length} cases`);
console.log(' reached changed better  worse');
for (const worth of worths) console.log(line(worth));
const idle = worths.filter(({ changed }) => changed === 0);
const unreached = idle.filter(worth => noteOf(worth) !== '').length;
console.log(
  `${idle.length} of ${worths.length} switches change nothing, ${unreached} of them without a case that reaches them`,
);
await mkdir(path.dirname(values.out), { recursive: true });
const rows = worths.map(worth => {
  const { site, ...counts } = worth;
  const { kind, place, text } = site;
  return { kind, place, text, ...counts, note: noteOf(worth) };
});
await writeFile(values.out, `${JSON.stringify(rows, undefined, 1)}\n`);
