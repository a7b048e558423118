import type { Figure } from '../usage/amount/charge.ts';
import type { TokenCounts } from '../usage/ledger/ledger.ts';
import type { TaskFile } from './task.ts';

/**
 * The outcome of one answer:
 * - `passed`, `failed`: decided by the test
 * - `truncated`: cut off at the length limit
 * - `malformed`: text without usable code
 * - `empty`: no text
 * - `error`: the provider failed; not judged
 * - `skipped`: not asked or not tested because something is missing (Python, say); not judged
 */
export const ANSWER_OUTCOMES = ['passed', 'failed', 'truncated', 'malformed', 'empty', 'error', 'skipped'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export interface RequestCost {
  /** Of its ledger record. */
  readonly recordId?: string;
  readonly tokens: TokenCounts;
  /** In nano-dollars. */
  readonly cost: Figure;
  /** From sending to the first character. */
  readonly firstTokenMs?: number;
  readonly durationMs: number;
}

/** Both streams, shortened in the middle. */
export interface TestOutput {
  readonly text: string;
  readonly cutChars: number;
  readonly durationMs: number;
}

export interface TaskAnswer {
  readonly taskId: string;
  /** EvaluatedModel.id */
  readonly modelId: string;
  /** From 1. */
  readonly repeat: number;
  readonly outcome: AnswerOutcome;
  /** For the user; absent if passed. */
  readonly reason?: string;
  /** Unmodified. */
  readonly text: string;
  /** As read from the answer and tested. */
  readonly files: readonly TaskFile[];
  readonly test?: TestOutput;
  /** Absent if nothing was sent. */
  readonly asked?: RequestCost;
}

export function isJudged({ outcome }: TaskAnswer): boolean {
  return outcome !== 'error' && outcome !== 'skipped';
}
