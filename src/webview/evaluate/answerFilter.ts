import type { AnswerOutcome } from '../../core/evaluate/taskAnswer.ts';

/** `differing`: passed by some models only. */
export const ANSWER_FILTERS = ['all', 'not-passed', 'differing'] as const;
export type AnswerFilter = (typeof ANSWER_FILTERS)[number];

/** @param toTheTask all outcomes of the same task */
export function isListed(filter: AnswerFilter, outcome: AnswerOutcome, toTheTask: readonly AnswerOutcome[]): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'not-passed':
      return outcome !== 'passed';
    case 'differing':
      return toTheTask.includes('passed') && toTheTask.some(one => one !== 'passed' && SAYS_SOMETHING[one]);
  }
}

/** Not errors and skipped tasks. */
const SAYS_SOMETHING: Readonly<Record<AnswerOutcome, boolean>> = {
  passed: true,
  failed: true,
  truncated: true,
  malformed: true,
  empty: true,
  error: false,
  skipped: false,
};
