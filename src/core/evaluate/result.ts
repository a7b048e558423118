import type { TaskKind } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** The form of a result file; older ones are read too (see resultReader.ts). */
export const RESULT_VERSION = 1;

/** A model at a provider. */
export interface EvaluatedModel {
  /** Unlike every other of its run: `openrouter microsoft/mai-code-1-flash`. */
  readonly id: string;
  /** The profile's id. */
  readonly profile: string;
  /** As the provider spells it. */
  readonly model: string;
  /** For people. */
  readonly label: string;
}

export interface EvaluatedTask {
  readonly id: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly languageId: string;
}

/** What a run was to do: known before the first question, and written down before it. */
export interface Plan {
  readonly version: typeof RESULT_VERSION;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly models: readonly EvaluatedModel[];
  readonly taskSet: { readonly name: string /** Of all that the tasks are made of. */; readonly hash: string };
  readonly tasks: readonly EvaluatedTask[];
  readonly repeats: number;
  /** The most that the run may cost. */
  readonly capNanoDollars?: number;
  /** EvaluatedModel.id of those for which that limit could not be kept, as nobody says what they cost; absent where there are none. */
  readonly unpriced?: readonly string[];
}

/** How a run ended: all was asked, somebody has ended it, the next question did not fit under the cap, or it broke. */
export const RUN_ENDS = ['finished', 'cancelled', 'cap-reached', 'broken'] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

export interface Result extends Plan {
  /** In the order in which they were done. */
  readonly answers: readonly TaskAnswer[];
  /** Absent where the run was killed, or still goes on. */
  readonly end?: RunEnd;
  /** Why it ended early, or which models were left out, in sentences for people, where there is more to say than `end` does. */
  readonly endReason?: string;
  /** So many of the answers in its file could not be read, and are left out; absent where all could. Never written. */
  readonly unread?: number;
}
