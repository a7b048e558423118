import type { Figure } from '../usage/amount/charge.ts';
import type { TokenCounts } from '../usage/ledger/ledger.ts';
import type { TaskFile } from './task.ts';

/**
 * Outcomes of an answer:
 * - `truncated`: cut off at the length limit
 * - `malformed`: without usable code
 * - `error`: the provider failed; not judged
 * - `skipped`: something is missing (Python, say); not judged
 */
export const ANSWER_OUTCOMES = ['passed', 'failed', 'truncated', 'malformed', 'empty', 'error', 'skipped'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export interface RequestCost {
  readonly recordId?: string;
  readonly tokens: TokenCounts;
  readonly cost: Figure;
  /** From sending to the first character. */
  readonly firstTokenMs?: number;
  readonly durationMs: number;
}

/** Shortened in the middle. */
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
  readonly text: string;
  readonly files: readonly TaskFile[];
  readonly test?: TestOutput;
  /** Absent if nothing was sent. */
  readonly asked?: RequestCost;
}

export function isJudged({ outcome }: TaskAnswer): boolean {
  return outcome !== 'error' && outcome !== 'skipped';
}
