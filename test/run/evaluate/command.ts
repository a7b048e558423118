import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NewDraft } from '../../../src/core/completion/draft.ts';
import { csvOf } from '../../../src/core/evaluate/csv.ts';
import { estimateRun } from '../../../src/core/evaluate/estimate.ts';
import type { EvaluationEnd, EvaluationEvent } from '../../../src/core/evaluate/evaluation.ts';
import type { RunEnd } from '../../../src/core/evaluate/result.ts';
import { jsonOf } from '../../../src/core/evaluate/resultLines.ts';
import { summaryOf } from '../../../src/core/evaluate/summary.ts';
import { summaryText } from '../../../src/core/evaluate/words.ts';
import { formatCost, formatCostTotal } from '../../../src/core/usage/format.ts';
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
  /** What was asked for: the table. */
  readonly print: (text: string) => void;
  /** Everything else: progress, and what is wrong. */
  readonly tell: (text: string) => void;
  /** A question with yes or no. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** See HELP. */
const EXIT_CODES: Readonly<Record<RunEnd, number>> = { finished: 0, 'cap-reached': 2, broken: 2, cancelled: 130 };
const NOT_BEGUN = 1;
const LEFT_OUT = 2;

/** A build that asked a model half of its questions has not compared it. */
function exitCodeOf({ end, reason }: EvaluationEnd): number {
  return end === 'finished' && reason !== undefined ? LEFT_OUT : EXIT_CODES[end];
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
  const { choices, tasks, env, id, newDraft, startedAt, confirm, print, tell, signal } = comparing;
  const { destinations, out, repeats, capNanoDollars } = choices;
  const folder = path.dirname(out);
  const contestants = new Contestants({ destinations, env, ledgerFolder: path.join(folder, 'ledger') });
  try {
    const ask = askTask({ newDraft });
    const about = { contestants: contestants.all, repeats, ask };
    const run = { ...about, tasks: tasks.set.tasks };
    const total = await estimateRun(run);
    const likely = await estimateRun({ ...run, answers: 'like-the-code' });
    const questions = tasks.set.tasks.length * destinations.length * repeats;
    tell(
      `${tasks.set.tasks.length} tasks × ${destinations.length} models × ${repeats} = ${questions} questions: ${formatCostTotal(likely)} with answers about as long as the code, at most ${formatCostTotal(total)}, cap ${formatCost(capNanoDollars)}.`,
    );
    if (total.unknown > 0) tell('For some models nobody says what they cost: the cap cannot watch them.');
    const question = `Run code that these models write, on this machine, with your rights (tasks ${tasks.hash.slice(0, 12)})?`;
    if (!choices.confirmed && !(await confirm(question))) {
      tell('Nothing was begun. --yes runs it without the question.');
      return signal.aborted ? EXIT_CODES.cancelled : NOT_BEGUN;
    }
    const store = new ResultStore(folder);
    const {
      end,
      path: lines,
      result,
    } = await runToFile(
      {
        ...about,
        ...{ set: tasks.set, store, id, startedAt: startedAt.getTime(), capNanoDollars, clock: systemClock },
        bench: new Bench({ env }),
        onEvent: event => tellProgress(event, tell),
      },
      signal,
    );
    await mkdir(folder, { recursive: true });
    await writeFile(out, jsonOf(result));
    await writeFile(`${out.replace(/\.json$/, '')}.csv`, csvOf(result));
    // All of it stands in the JSON now.
    await rm(lines, { force: true });
    print(summaryText(summaryOf(result)));
    if (end.reason !== undefined) tell(end.reason);
    tell(`${result.answers.length} answers, ${end.end}: ${path.relative(process.cwd(), out)}`);
    return exitCodeOf(end);
  } finally {
    contestants.close();
  }
}

function tellProgress(event: EvaluationEvent, tell: (text: string) => void): void {
  if (event.kind !== 'answered') return;
  const { answer, progress } = event;
  const { taskId, modelId, outcome, reason, repeat } = answer;
  const why = reason === undefined ? '' : ` (${reason})`;
  const spent = formatCost(progress.spentNanoDollars);
  tell(`${progress.done}/${progress.total} ${taskId} #${repeat} ${modelId}: ${outcome}${why}, ${spent} so far`);
}
