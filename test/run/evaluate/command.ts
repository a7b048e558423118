import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NewDraft } from '../../../src/core/completion/fit/draft.ts';
import { resultCsv } from '../../../src/core/evaluate/csv.ts';
import { estimateRun, type UnpricedPart, unpricedIn } from '../../../src/core/evaluate/estimate.ts';
import type { EvaluationEnd, EvaluationEvent, EvaluationOptions } from '../../../src/core/evaluate/evaluation.ts';
import { withLateCosts } from '../../../src/core/evaluate/lateBills.ts';
import type { Result, RunEnd } from '../../../src/core/evaluate/result.ts';
import { resultJson } from '../../../src/core/evaluate/resultLines.ts';
import { summaryOf } from '../../../src/core/evaluate/summary.ts';
import { summaryText, unpricedWarning } from '../../../src/core/evaluate/summaryText.ts';
import { isJudged } from '../../../src/core/evaluate/taskAnswer.ts';
import { formatCost, formatCostTotal } from '../../../src/core/usage/amount/format.ts';
import { askTask } from '../../../src/disk/evaluate/askTask.ts';
import { Bench } from '../../../src/disk/evaluate/bench.ts';
import { ResultStore } from '../../../src/disk/evaluate/resultStore.ts';
import { runToFile } from '../../../src/disk/evaluate/runToFile.ts';
import { readTaskSet, type TaskSetReading } from '../../../src/disk/evaluate/taskSet.ts';
import { type Choices, HELP, readChoices } from './choices.ts';
import { Contestants } from './contestants.ts';
import { missingKeys, unsentKeys } from './keys.ts';
import { systemClock } from './systemClock.ts';

export interface Command {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The repository's. */
  readonly root: string;
  readonly newDraft: NewDraft;
  readonly startedAt: Date;
  /** Standard output: the table. */
  readonly print: (text: string) => void;
  /** Standard error: progress and problems. */
  readonly tell: (text: string) => void;
  /** A question with yes or no. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** See HELP. */
const NOT_BEGUN = 2;
const FAILED = 1;
const CANCELLED = 130;

/** A build that asked a model half of its questions, or tested none of the answers, has compared nothing. */
function exitCodeOf({ end, reason }: EvaluationEnd, { answers }: Result): number {
  if (end === 'cancelled') return CANCELLED;
  const failed = answers.some(({ outcome }) => outcome === 'error') || !answers.some(isJudged);
  return end !== 'finished' || reason !== undefined || failed ? FAILED : 0;
}

/** `npm run evaluate`; returns the exit code. */
export async function evaluateCommand(command: Command): Promise<number> {
  const { args, env, root, startedAt, print, tell } = command;
  const id = `${startedAt.toISOString().slice(0, 19).replaceAll(':', '-')}-${randomUUID().slice(0, 4)}`;
  const choices = readChoices(args, { root, id, folder: env['INIT_CWD'] ?? process.cwd() });
  if (choices === 'help') {
    print(HELP);
    return 0;
  }
  if ('fault' in choices) {
    tell(`${choices.fault} See npm run evaluate -- --help.`);
    return NOT_BEGUN;
  }
  const tasks = await readTaskSet(choices.tasks);
  if (tasks.kind === 'unreadable') {
    for (const problem of tasks.problems) tell(`${choices.tasks}: ${problem}`);
    tell('--tasks takes bundled, a folder of tasks, or a file of fill-in-the-middle cases (.jsonl).');
    return NOT_BEGUN;
  }
  const keys = { destinations: choices.destinations, env };
  const missing = missingKeys(keys);
  for (const sentence of [...missing, ...unsentKeys(keys)]) tell(sentence);
  if (missing.length > 0) return NOT_BEGUN;
  return compare({ ...command, choices, tasks, id });
}

interface Comparing extends Command {
  readonly choices: Choices;
  readonly tasks: Extract<TaskSetReading, { kind: 'read' }>;
  readonly id: string;
}

async function compare(comparing: Comparing): Promise<number> {
  const { choices, env, newDraft, signal, tell } = comparing;
  const { destinations, out, repeats } = choices;
  const ledgerFolder = path.join(path.dirname(out), 'ledger');
  const contestants = new Contestants({ destinations, env, ledgerFolder, clock: systemClock });
  try {
    const about = { contestants: contestants.all, repeats, ask: askTask({ newDraft }) };
    const unpriced = await unpricedIn({ ...about, tasks: comparing.tasks.set.tasks });
    await tellPrice(comparing, about);
    const refusal = await refused(comparing, unpriced);
    if (refusal !== undefined) {
      tell(refusal);
      return signal.aborted ? CANCELLED : NOT_BEGUN;
    }
    return await run(comparing, contestants, { ...about, unpriced: unpriced?.models.map(({ id }) => id) });
  } finally {
    contestants.close();
  }
}

type About = Pick<EvaluationOptions, 'contestants' | 'repeats' | 'ask'>;

async function tellPrice({ choices, tasks, tell }: Comparing, about: About): Promise<void> {
  const { capNanoDollars, destinations, repeats } = choices;
  const asked = { ...about, tasks: tasks.set.tasks };
  const total = await estimateRun(asked);
  const likely = await estimateRun({ ...asked, answers: 'like-the-code' });
  const questions = asked.tasks.length * destinations.length * repeats;
  tell(
    `${asked.tasks.length} tasks × ${destinations.length} models × ${repeats} = ${questions} questions: ${formatCostTotal(likely)} if answers are about as long as the code, at most ${formatCostTotal(total)}, cap ${formatCost(capNanoDollars)}.`,
  );
}

/** Confirms the run. A string is the reason not to start. */
async function refused(comparing: Comparing, unpriced: UnpricedPart | undefined): Promise<string | undefined> {
  const { choices, confirm, tasks, tell } = comparing;
  if (unpriced) {
    tell(unpricedWarning(unpriced, choices.capNanoDollars));
    if (!choices.unpriced && !(await confirm('Ask them without a limit?'))) {
      return 'Nothing was begun. --unpriced asks models without a known price, too.';
    }
  }
  const question = `Run code that these models write, on this machine, with your rights (tasks ${tasks.hash.slice(0, 12)})?`;
  if (choices.confirmed || (await confirm(question))) return undefined;
  return 'Nothing was begun. --yes runs it without the question.';
}

async function run(
  comparing: Comparing,
  contestants: Contestants,
  about: About & { readonly unpriced: readonly string[] | undefined },
): Promise<number> {
  const { choices, env, id, print, signal, startedAt, tasks, tell } = comparing;
  const { capNanoDollars, out } = choices;
  const folder = path.dirname(out);
  const ran = await runToFile(
    {
      ...about,
      ...{ set: tasks.set, store: new ResultStore(folder), id, startedAt: startedAt.getTime(), capNanoDollars },
      clock: systemClock,
      bench: new Bench({ env }),
      onEvent: event => tellProgress(event, tell),
    },
    signal,
  );
  await write(out, ran.result);
  // The JSON has all of it.
  await rm(ran.path, { force: true });
  const result = await billed(ran.result, contestants, comparing);
  print(summaryText(summaryOf(result)));
  if (ran.end.reason !== undefined) tell(ran.end.reason);
  const all = contestants.all.length * tasks.set.tasks.length * choices.repeats;
  const place = path.relative(process.cwd(), out);
  tell(`${ENDS[ran.end.end]} ${result.answers.length} of ${all} answers: ${place}`);
  return exitCodeOf(ran.end, result);
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  finished: 'Finished.',
  cancelled: 'Cancelled, not all was asked.',
  'cap-reached': 'Stopped at the cap, not all was asked.',
  broken: 'Broken off, as no provider answered.',
};

/** Some providers report the price of an aborted request seconds later. */
async function billed(result: Result, contestants: Contestants, { choices, tell }: Comparing): Promise<Result> {
  const { unsettled } = contestants;
  if (unsettled === 0) return result;
  tell(`Asking what ${unsettled === 1 ? 'a request' : `${unsettled} requests`} without a bill cost…`);
  const whole = withLateCosts(result, await contestants.lateBills());
  await write(choices.out, whole);
  return whole;
}

async function write(out: string, result: Result): Promise<void> {
  await mkdir(path.dirname(out), { recursive: true });
  await writeFile(out, resultJson(result));
  await writeFile(`${out.replace(/\.json$/, '')}.csv`, resultCsv(result));
}

function tellProgress(event: EvaluationEvent, tell: (text: string) => void): void {
  if (event.kind !== 'answered') return;
  const { answer, progress } = event;
  const { taskId, modelId, outcome, reason, repeat } = answer;
  const why = reason === undefined ? '' : ` (${reason})`;
  const spent = formatCost(progress.spentNanoDollars);
  tell(`${progress.done}/${progress.total} ${taskId} #${repeat} ${modelId}: ${outcome}${why}, ${spent} so far`);
}
