import type { Site } from './sites.ts';
import { SEEN_FALSE, SEEN_TRUE, type Switchboard } from './switchboard.ts';

export interface Outcome {
  /** The result as the user sees it; equal for equal outcomes. */
  readonly text: string;
  /** The higher the better. */
  readonly rank: number;
}

/** A site that was forced to have one value. */
export interface Worth {
  readonly site: Site;
  readonly forced: boolean;
  /** Cases in which it had the other value. */
  readonly reached: number;
  readonly changed: number;
  /** Without it. */
  readonly better: number;
  readonly worse: number;
  /** Not all of the cases were run. */
  readonly isAtLeast: boolean;
  readonly worseCases: readonly string[];
}

export interface Ablation<Case> {
  readonly sites: readonly Site[];
  readonly board: Switchboard;
  readonly cases: readonly Case[];
  readonly idOf: (one: Case) => string;
  readonly run: (one: Case) => Promise<Outcome>;
  /** A site is worth enough when so many cases are worse without it. */
  readonly enough: number;
  /** Cases for each switch at most, from all of the list. */
  readonly most?: number;
  readonly onWorth?: (worth: Worth, index: number) => void;
}

/** Only cases in which a site had the other value can come out differently. Those worth nothing come first. */
export async function worthOf<Case>(ablation: Ablation<Case>): Promise<Worth[]> {
  const { board, cases, run, sites, onWorth } = ablation;
  const before: Outcome[] = [];
  const values: Uint8Array[] = [];
  for (const one of cases) {
    board.restart(sites.length);
    before.push(await run(one));
    values.push(board.values);
  }
  const found: Worth[] = [];
  for (const [id, site] of sites.entries()) {
    for (const forced of site.forced) {
      const other = forced ? SEEN_FALSE : SEEN_TRUE;
      const reached = [...cases.keys()].filter(index => ((values[index]?.[id] ?? 0) & other) > 0);
      board.forced = forced;
      board.off = id;
      const worth = await without({ ...ablation, site, forced, before, reached });
      board.off = -1;
      onWorth?.(worth, id);
      found.push(worth);
    }
  }
  return found.toSorted((one, two) => Number(one.changed > 0) - Number(two.changed > 0) || gain(one) - gain(two));
}

function gain({ worse, better }: Worth): number {
  return worse - better;
}

interface Trial<Case> extends Ablation<Case> {
  readonly site: Site;
  readonly forced: boolean;
  readonly before: readonly Outcome[];
  readonly reached: readonly number[];
}

async function without<Case>(trial: Trial<Case>): Promise<Worth> {
  const { site, forced, before, board, cases, enough, idOf, reached, run, sites } = trial;
  let [changed, better, runs] = [0, 0, 0];
  const worseCases: string[] = [];
  const most = trial.most ?? reached.length;
  const stride = Math.max(1, reached.length / most);
  for (let at = 0; at < reached.length; at += stride) {
    const index = reached[Math.floor(at)] ?? 0;
    const [one, was] = [cases[index], before[index]];
    if (one === undefined || was === undefined) continue;
    board.restart(sites.length);
    const now = await run(one);
    runs += 1;
    if (now.text === was.text) continue;
    changed += 1;
    if (now.rank > was.rank) better += 1;
    if (now.rank < was.rank) worseCases.push(idOf(one));
    if (worseCases.length >= enough) break;
  }
  const isAtLeast = runs < reached.length;
  return { site, forced, reached: reached.length, changed, better, worse: worseCases.length, isAtLeast, worseCases };
}
