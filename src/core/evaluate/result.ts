import type { TaskKind } from './task.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** Of the file format; see resultReader.ts. */
export const RESULT_VERSION = 1;

export interface EvaluatedModel {
  /** `openrouter microsoft/mai-code-1-flash` */
  readonly id: string;
  readonly profile: string;
  readonly model: string;
  readonly label: string;
}

export interface EvaluatedTask {
  readonly id: string;
  readonly title: string;
  readonly kind: TaskKind;
  readonly languageId: string;
}

/** Before the first request. */
export interface Plan {
  readonly version: typeof RESULT_VERSION;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly models: readonly EvaluatedModel[];
  /** `hash`: contents of all tasks. */
  readonly taskSet: { readonly name: string; readonly hash: string };
  readonly tasks: readonly EvaluatedTask[];
  readonly repeats: number;
  /** Nano-dollars. */
  readonly capNanoDollars?: number;
  /** Models without an enforceable limit. */
  readonly unpriced?: readonly string[];
}

export const RUN_ENDS = ['finished', 'cancelled', 'cap-reached', 'broken'] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

export interface Result extends Plan {
  readonly answers: readonly TaskAnswer[];
  /** Absent while running, or if killed. */
  readonly end?: RunEnd;
  /** For the user. */
  readonly endReason?: string;
  /** Unreadable answers. Never written. */
  readonly unread?: number;
}
