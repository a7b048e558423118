import * as l10n from '@vscode/l10n';
import { FAILURE_CLASSES, type ProviderError } from '../provider/errors.ts';
import type { EvaluationEnd, EvaluationOptions } from './evaluation.ts';
import type { RunEnd } from './result.ts';
import { RunBudget } from './runBudget.ts';
import { runTask, skippedAnswer, type TaskOutcome, type TaskRun } from './runTask.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** More would distort latencies. */
const LANES = 2;

const FAILURES_IN_A_ROW = 3;

/**
 * Skips a model whose provider keeps failing.
 * @throws errors of `onEvent`, after everything has stopped
 */
export function evaluate(options: EvaluationOptions, signal: AbortSignal): Promise<EvaluationEnd> {
  return new Run(options, signal).run();
}

/** Models alternate: an early end covers all. */
export function taskRunsOf({
  contestants,
  tasks,
  repeats,
}: Pick<EvaluationOptions, 'contestants' | 'tasks' | 'repeats'>): readonly TaskRun[] {
  return Array.from({ length: repeats }, (_, index) => index + 1).flatMap(repeat =>
    tasks.flatMap(task => contestants.map(contestant => ({ contestant, task, repeat }))),
  );
}

class Run {
  readonly #options: EvaluationOptions;
  readonly #cells: readonly TaskRun[];
  readonly #purse: RunBudget;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  /** By model id. */
  readonly #leftOut = new Map<string, string>();
  readonly #failures = new Map<string, number>();
  #next = 0;
  #done = 0;
  /** One event at a time. */
  #telling: Promise<void> = Promise.resolve();
  #ended: EvaluationEnd | undefined;

  constructor(options: EvaluationOptions, signal: AbortSignal) {
    this.#options = options;
    this.#cells = taskRunsOf(options);
    this.#purse = new RunBudget(options.capNanoDollars);
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
  }

  async run(): Promise<EvaluationEnd> {
    const lanes = Array.from({ length: this.#options.concurrency ?? LANES }, () => this.#lane());
    const settled = await Promise.allSettled(lanes);
    const broken = settled.find(lane => lane.status === 'rejected');
    if (broken) throw broken.reason;
    return this.#ended ?? this.#end();
  }

  async #lane(): Promise<void> {
    try {
      for (;;) {
        const cell = this.#ended ? undefined : this.#cells[this.#next++];
        if (cell === undefined) return;
        if (this.#signal.aborted) {
          this.#finish('cancelled');
          return;
        }
        await this.#take(cell, await this.#answer(cell));
      }
    } catch (error) {
      this.#stop.abort();
      throw error;
    }
  }

  async #answer(cell: TaskRun): Promise<TaskOutcome> {
    const { contestant, task, repeat } = cell;
    const why = this.#leftOut.get(contestant.model.id);
    if (why !== undefined) {
      const reason = l10n.t('Skipped: the provider failed before. {0}', why);
      return { kind: 'answered', answer: skippedAnswer(cell, reason) };
    }
    const { ask, bench, clock } = this.#options;
    return runTask(cell, {
      ask,
      bench,
      clock,
      budget: this.#purse,
      signal: this.#signal,
      onAsking: () => this.#tell({ kind: 'asking', taskId: task.id, modelId: contestant.model.id, repeat }),
    });
  }

  async #take({ contestant }: TaskRun, answered: TaskOutcome): Promise<void> {
    switch (answered.kind) {
      case 'over-cap':
        this.#finish('cap-reached', l10n.t('The next request could exceed the limit.'));
        return;
      case 'cancelled':
        this.#finish('cancelled');
        if (answered.answer) await this.#write(answered.answer);
        return;
      case 'failed':
        this.#failed(contestant.model.id, answered.error);
        // Nothing was sent.
        if (answered.error.kind !== 'over-budget') await this.#write(answered.answer);
        return;
      case 'answered':
        if (answered.answer.asked) this.#failures.delete(contestant.model.id);
        await this.#write(answered.answer);
    }
  }

  #failed(modelId: string, error: ProviderError): void {
    if (error.kind === 'over-budget') {
      this.#finish('cap-reached', error.message);
      return;
    }
    const failures = (this.#failures.get(modelId) ?? 0) + 1;
    this.#failures.set(modelId, failures);
    if (!endsModel(error) && failures < FAILURES_IN_A_ROW) return;
    this.#leftOut.set(modelId, error.message);
  }

  async #write(answer: TaskAnswer): Promise<void> {
    this.#done += 1;
    const progress = { done: this.#done, total: this.#cells.length, spentNanoDollars: this.#purse.spent };
    await this.#tell({ kind: 'answered', answer, progress });
  }

  #tell(event: Parameters<EvaluationOptions['onEvent']>[0]): Promise<void> {
    this.#telling = this.#telling.then(() => this.#options.onEvent(event));
    return this.#telling;
  }

  #finish(end: RunEnd, reason?: string): void {
    this.#ended ??= { end, ...(reason !== undefined && { reason }) };
  }

  #end(): EvaluationEnd {
    const { contestants } = this.#options;
    const left = contestants.flatMap(({ model: { id, label } }) => {
      const why = this.#leftOut.get(id);
      return why === undefined ? [] : [l10n.t('{0} was skipped because its provider failed. {1}', label, why)];
    });
    if (left.length === 0) return { end: 'finished' };
    return { end: left.length === contestants.length ? 'broken' : 'finished', reason: left.join(' ') };
  }
}

function endsModel({ kind }: ProviderError): boolean {
  const { retryable } = FAILURE_CLASSES[kind];
  return !retryable && kind !== 'content-filter' && kind !== 'bad-request';
}
