import type { Figure } from '../usage/amount/charge.ts';
import type { TokenCounts } from '../usage/ledger/ledger.ts';
import type { TaskFile } from './task.ts';

/**
 * What became of one question:
 * - `passed`, `failed`: the test has decided
 * - `truncated`: the answer was cut off at its length limit, which is no answer
 * - `malformed`: there is text, but no code that the task could use
 * - `empty`: the model said nothing
 * - `error`: the provider failed; says nothing about the model
 * - `skipped`: not asked, or not tested, because something is missing (Python, say); says nothing about the model
 */
export const ANSWER_OUTCOMES = ['passed', 'failed', 'truncated', 'malformed', 'empty', 'error', 'skipped'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** What was sent and came back, whatever its worth. */
export interface RequestCost {
  /** The id of its ledger record. */
  readonly recordId?: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
  /** From sending to the first character of the answer; absent where none came. */
  readonly firstTokenMs?: number;
  readonly durationMs: number;
}

/** What the test's program wrote, both streams; cut in the middle. */
export interface TestOutput {
  readonly text: string;
  readonly cutChars: number;
  readonly durationMs: number;
}

/** One model's answer to one task. */
export interface TaskAnswer {
  readonly taskId: string;
  /** EvaluatedModel.id */
  readonly modelId: string;
  /** From 1. */
  readonly repeat: number;
  readonly outcome: AnswerOutcome;
  /** In a sentence for people; absent where the test has passed. */
  readonly reason?: string;
  /** The model's words as they came. */
  readonly text: string;
  /** What was read out of them and tested. */
  readonly files: readonly TaskFile[];
  readonly test?: TestOutput;
  /** Absent where nothing was sent. */
  readonly asked?: RequestCost;
}

/** Whether the answer says anything about the model. */
export function isJudged({ outcome }: TaskAnswer): boolean {
  return outcome !== 'error' && outcome !== 'skipped';
}
