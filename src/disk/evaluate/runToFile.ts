import { evaluate } from '../../core/evaluate/evaluate.ts';
import type { EvaluationEnd, EvaluationOptions } from '../../core/evaluate/evaluation.ts';
import { type Plan, RESULT_VERSION, type Result } from '../../core/evaluate/result.ts';
import type { TaskSet } from '../../core/evaluate/task.ts';
import type { ResultStore } from './resultStore.ts';
import { hashOf } from './taskSet.ts';

export interface RunToFileOptions extends Omit<EvaluationOptions, 'tasks'> {
  readonly set: TaskSet;
  readonly store: ResultStore;
  /** A file name without its suffix. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** See Plan.unpriced. */
  readonly unpriced?: readonly string[] | undefined;
}

export interface RunToFile {
  readonly path: string;
  readonly result: Result;
  readonly end: EvaluationEnd;
}

/**
 * Writes each answer as it arrives.
 * @throws if a write fails; the run is stopped
 */
export async function runToFile(options: RunToFileOptions, signal: AbortSignal): Promise<RunToFile> {
  const { set, store, onEvent } = options;
  const plan = planOf(options);
  const file = await store.begin(plan);
  let answers: Result['answers'] = [];
  const end = await evaluate(
    {
      ...options,
      tasks: set.tasks,
      onEvent: async event => {
        if (event.kind === 'answered') {
          await file.add(event.answer);
          answers = [...answers, event.answer];
        }
        await onEvent(event);
      },
    },
    signal,
  );
  await file.end(end);
  const endReason = end.reason === undefined ? {} : { endReason: end.reason };
  return { path: file.path, result: { ...plan, answers, end: end.end, ...endReason }, end };
}

export function planOf({
  id,
  startedAt,
  contestants,
  set,
  repeats,
  capNanoDollars,
  unpriced = [],
}: Pick<RunToFileOptions, PlanField>): Plan {
  return {
    version: RESULT_VERSION,
    id,
    startedAt,
    models: contestants.map(({ model }) => model),
    taskSet: { name: set.name, hash: hashOf(set) },
    tasks: set.tasks.map(({ id: task, title, kind, languageId }) => ({ id: task, title, kind, languageId })),
    repeats,
    ...(capNanoDollars !== undefined && { capNanoDollars }),
    ...(unpriced.length > 0 && { unpriced }),
  };
}

type PlanField = 'id' | 'startedAt' | 'contestants' | 'set' | 'repeats' | 'capNanoDollars' | 'unpriced';
