import { Draft } from '../../src/core/completion/fit/draft.ts';
import { HOLE_BUDGET } from '../../src/core/document/hole.ts';
import type { SyntaxReading } from '../../src/core/syntax/syntax.ts';
import { complaintsIn, FRESH } from '../corpus/complaints.ts';
import { invented } from '../corpus/invented.ts';
import type { CorpusCase } from '../corpus/judged.ts';
import { holeIn } from '../run/requests/replayCase.ts';
import { installedGrammars } from '../support/grammars.ts';
import type { Figure } from './figure.ts';
import { TurnClock } from './turnClock.ts';

const MAX_LINES = 20;
/** A token of code, on average. */
const TOKEN_CHARS = 4;
/** The case set is large; its documents are whole files. */
const EVERY = 8;
/** The first answers run in code that isn't compiled yet. */
const WARM_UP = 300;

const SLICE_MS = 2;
const SUM_MS = 10;

/** How long an answer's tokens hold the host's thread while they become ghost text: each of them, and all of an answer. */
export async function measureAnswerTimes(): Promise<Figure[]> {
  const cases = [...invented(1).filter((_, index) => index % EVERY === 0), ...complaintsIn(), ...complaintsIn(FRESH)];
  const grammars = installedGrammars([], new TurnClock());
  for (const languageId of new Set(cases.map(one => one.languageId))) await grammars.load(languageId);
  const read = async ({ languageId, prefix, suffix }: CorpusCase) =>
    grammars.syntaxOf(languageId)?.open(prefix, suffix);
  return [
    ...(await timesOf('answer', cases, read)),
    ...(await timesOf('answer without grammar', cases, async () => undefined)),
  ];
}

async function timesOf(
  name: string,
  cases: readonly CorpusCase[],
  read: (one: CorpusCase) => Promise<SyntaxReading | undefined>,
): Promise<Figure[]> {
  const slices: number[] = [];
  const sums: number[] = [];
  for (const [index, one] of [...cases.slice(0, WARM_UP), ...cases].entries()) {
    const own = slicesOf(one, await read(one));
    if (index < WARM_UP) continue;
    slices.push(...own);
    sums.push(own.reduce((sum, slice) => sum + slice, 0));
  }
  return [
    { name: `${name}: one token`, unit: 'ms', samples: slices, target: { of: 'p99', atMost: SLICE_MS } },
    { name: `${name}: all tokens`, unit: 'ms', samples: sums, target: { of: 'p95', atMost: SUM_MS } },
  ];
}

function slicesOf(one: CorpusCase, reading: SyntaxReading | undefined): number[] {
  const slices: number[] = [];
  const timed = <T>(work: () => T): T => {
    const startedAt = performance.now();
    const result = work();
    slices.push(performance.now() - startedAt);
    return result;
  };
  const draft = timed(() => new Draft({ hole: holeIn(one, HOLE_BUDGET), maxLines: MAX_LINES, reading }));
  const answer = one.chunks.join('');
  for (let at = 0; at < answer.length && !draft.complete; at += TOKEN_CHARS) {
    timed(() => {
      draft.push(answer.slice(at, at + TOKEN_CHARS));
      return draft.decided;
    });
  }
  timed(() => draft.end('stop'));
  return slices;
}
