import type { TaskKind } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** Version of the file format; older ones are readable (see resultReader.ts). */
export const RESULT_VERSION = 1;

export interface EvaluatedModel {
  /** Unique in its run: `openrouter microsoft/mai-code-1-flash`. */
  readonly id: string;
  /** The profile's id. */
  readonly profile: string;
  /** The provider's name for it. */
  readonly model: string;
  /** For the user. */
  readonly label: string;
}

export interface EvaluatedTask {
  readonly id: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly languageId: string;
}

/** The setup of a run, stored before the first request. */
export interface Plan {
  readonly version: typeof RESULT_VERSION;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly models: readonly EvaluatedModel[];
  /** `hash` is of the contents of all tasks. */
  readonly taskSet: { readonly name: string; readonly hash: string };
  readonly tasks: readonly EvaluatedTask[];
  readonly repeats: number;
  /** Nano-dollars. */
  readonly capNanoDollars?: number;
  /** Ids of models without known prices, for which the limit couldn't be enforced; absent if there are none. */
  readonly unpriced?: readonly string[];
}

/** Why a run ended: all done, cancelled by the user, next request over the cap, or an error. */
export const RUN_ENDS = ['finished', 'cancelled', 'cap-reached', 'broken'] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

export interface Result extends Plan {
  /** In the order of completion. */
  readonly answers: readonly TaskAnswer[];
  /** Absent while the run goes on, or if it was killed. */
  readonly end?: RunEnd;
  /** Further sentences for the user: why it ended early, or which models were skipped. */
  readonly endReason?: string;
  /** Number of unreadable answers in the file; absent if there are none. Never written. */
  readonly unread?: number;
}
