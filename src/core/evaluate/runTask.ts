import * as l10n from '@vscode/l10n';
import type { Clock } from '../clock.ts';
import type { ProviderError } from '../provider/errors.ts';
import type { Contestant } from './evaluation.ts';
import { type Reply, requestAnswer } from './requestAnswer.ts';
import type { RunBudget } from './runBudget.ts';
import type { EvaluationTask, TaskFile } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';
import type { AskTask, TaskPrompt } from './taskPrompt.ts';
import type { TestBench, TestOutcome } from './testRun.ts';

export interface TaskRun {
  readonly contestant: Contestant;
  readonly task: EvaluationTask;
  /** From 1. */
  readonly repeat: number;
}

export interface AnsweringOptions {
  readonly ask: AskTask;
  readonly bench: TestBench;
  readonly clock: Clock;
  readonly budget: RunBudget;
  readonly signal: AbortSignal;
  readonly onAsking: () => void | Promise<void>;
}

/** `answer` is absent if nothing was sent. */
export type TaskOutcome =
  | { readonly kind: 'answered'; readonly answer: TaskAnswer }
  | { readonly kind: 'failed'; readonly answer: TaskAnswer; readonly error: ProviderError }
  | { readonly kind: 'cancelled'; readonly answer?: TaskAnswer }
  | { readonly kind: 'over-cap' };

/** Sends nothing that can't be tested or exceeds the cap. */
export async function runTask(cell: TaskRun, options: AnsweringOptions): Promise<TaskOutcome> {
  const { ask, bench, clock, budget, signal, onAsking } = options;
  const { contestant, task } = cell;
  const obstacle = await bench.obstacle(task.test);
  if (obstacle !== undefined) return { kind: 'answered', answer: skippedAnswer(cell, obstacle) };
  const question = ask(task, contestant.model.model);
  const paid = contestant.paid(task.languageId);
  const { worstNanoDollars } = await paid.quote(question.request);
  const reservation = await budget.reserve(worstNanoDollars);
  if (reservation === 'does-not-fit') return signal.aborted ? { kind: 'cancelled' } : { kind: 'over-cap' };
  let reply: Reply | undefined;
  try {
    if (signal.aborted) return { kind: 'cancelled' };
    await onAsking();
    reply = await requestAnswer({ paid, request: question.request, clock, signal });
  } finally {
    reservation.settle(costOf(reply));
  }
  return judge(cell, { reply, question, bench, signal });
}

export function skippedAnswer(cell: TaskRun, reason: string): TaskAnswer {
  return { ...namesOf(cell), outcome: 'skipped', reason, text: '', files: [] };
}

const CANCELLED = l10n.t('The run was cancelled before this answer was tested.');

interface Judging extends Pick<AnsweringOptions, 'bench' | 'signal'> {
  readonly reply: Reply;
  readonly question: TaskPrompt;
}

async function judge(cell: TaskRun, { reply, question, bench, signal }: Judging): Promise<TaskOutcome> {
  const { asked, text } = reply;
  const about = { ...namesOf(cell), text, ...(asked && { asked }) };
  // Billed all the same.
  const cancelled = (files: readonly TaskFile[]): TaskOutcome =>
    asked
      ? { kind: 'cancelled', answer: { ...about, outcome: 'skipped', reason: CANCELLED, files } }
      : { kind: 'cancelled' };
  if (reply.kind === 'aborted') return cancelled([]);
  if (reply.kind === 'failed') {
    const { error } = reply;
    if (signal.aborted) return cancelled([]);
    return { kind: 'failed', error, answer: { ...about, outcome: 'error', reason: error.message, files: [] } };
  }
  const read = await question.read(text, reply.reason);
  if (read.kind !== 'files') {
    return { kind: 'answered', answer: { ...about, outcome: read.kind, reason: read.reason, files: [] } };
  }
  const { files } = read;
  const tested = await bench.run(cell.task.test, files, signal);
  return tested.kind === 'aborted'
    ? cancelled(files)
    : { kind: 'answered', answer: { ...about, files, ...testedPart(tested) } };
}

function testedPart(
  tested: Exclude<TestOutcome, { kind: 'aborted' }>,
): Pick<TaskAnswer, 'outcome' | 'reason' | 'test'> {
  switch (tested.kind) {
    case 'passed':
      return { outcome: 'passed', test: tested.output };
    case 'failed':
      return { outcome: 'failed', reason: tested.reason, test: tested.output };
    case 'skipped':
      return { outcome: 'skipped', reason: tested.reason };
  }
}

function namesOf({ contestant, task, repeat }: TaskRun): Pick<TaskAnswer, 'taskId' | 'modelId' | 'repeat'> {
  return { taskId: task.id, modelId: contestant.model.id, repeat };
}

function costOf(reply: Reply | undefined): number | undefined {
  if (reply?.asked === undefined) return 0;
  const { cost } = reply.asked;
  return cost.certainty === 'unknown' ? undefined : cost.value;
}
