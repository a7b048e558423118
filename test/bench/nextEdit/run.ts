// npm run bench:next-edit [-- --every 5 --quick --fit --show wrong --many 20] — changes between published versions of packages,
// the first ones played as edits: whether the places shown next are right, and what
// the session makes of them, alone and with a simulated model. Also in out/bench/next-edit.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '../../support/vscode/leaving.ts';
import { versionPairs } from '../edits/packages.ts';
import { type FileCommit, fileCommits, middleOf } from './fileCommits.ts';
import { type Moment, momentsOf, playOn } from './measure.ts';
import { ownWork } from './ownWork.ts';
import { CHAINS } from './packages.ts';
import { type PlayedSession, playSession, type Taught } from './playedSession.ts';
import { sumOf, tableOf } from './report.ts';
import { writeWeights } from './training.ts';

const OUTPUT = path.resolve(import.meta.dirname, '../../../out/bench/next-edit.json');

const { values } = parseArgs({
  options: {
    /** Every nth pair of versions. */
    every: { type: 'string', default: '1' },
    /** Sets the weights of the probabilities first, on the other half. */
    fit: { type: 'boolean', default: false },
    /** Prints moments with a place that is `wrong`, or moments in which a right one isn't shown: `missed`. */
    show: { type: 'string' },
    /** Without the editor's sessions, which take minutes. */
    quick: { type: 'boolean', default: false },
    /** Of the simulated model's answers. */
    errors: { type: 'string', default: '0.25' },
    half: { type: 'string', default: 'judged' },
    many: { type: 'string', default: '20' },
  },
});

await runToEnd(async () => {
  const half = values.fit || values.half === 'set' ? 'set' : 'judged';
  const pairs = await versionPairs(CHAINS[half]);
  if (pairs === undefined) return 0;
  const own = fileCommits(pairs, Number(values.every));
  if (values.fit) {
    writeWeights(own);
    console.log('The weights are written: npm run format, then run the benchmark again for the figures.');
    return 0;
  }
  const moments = own.flatMap(commit => momentsOf(commit));
  const fromMiddle = own.flatMap(commit => momentsOf(commit, middleOf(commit)));
  const played = own.map(playOn);
  const sessions = {
    alone: values.quick ? [] : await playAll(own, undefined),
    withModel: values.quick ? [] : await playAll(own, Number(values.errors)),
  };
  const sum = sumOf({ files: own.length, moments, fromMiddle, played, sessions, work: ownWork() });
  console.log(tableOf(sum));
  print(moments);
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `${JSON.stringify(sum, undefined, 2)}\n`);
  return 0;
});

async function playAll(commits: readonly FileCommit[], errorRate: number | undefined): Promise<PlayedSession[]> {
  const taught: Taught = { lessons: {} };
  const played: PlayedSession[] = [];
  for (const commit of commits) played.push(await playSession(commit, taught, errorRate));
  return played;
}

function print(moments: readonly Moment[]): void {
  const isWanted = ({ ours }: Moment) =>
    values.show === 'wrong'
      ? ours.isShown && !ours.isFirstRight
      : values.show === 'missed' && !ours.isShown && ours.isFirstRight;
  for (const { id, played, top, edits } of moments.filter(isWanted).slice(0, Number(values.many))) {
    if (top === undefined) continue;
    console.log(`\n--- ${id}, ${played} played: ${top.kind} ${top.probability.toFixed(2)}`);
    for (const { line, before, after } of edits) {
      console.log(
        [`edit ${line + 1}`, ...before.map(text => `-${text}`), ...after.map(text => `+${text}`)].join('\n| '),
      );
    }
    const place = [...top.before.map(text => `-${text}`), ...(top.after ?? []).map(text => `+${text}`)];
    console.log([`place ${top.line + 1} ${top.uri}`, ...place].join('\n| '));
  }
}
