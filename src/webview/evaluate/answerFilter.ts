import type { AnswerOutcome } from '../../core/evaluate/taskAnswer.ts';

/** Which answers are listed. `differing`: those to tasks that some have passed and some have not. */
export const ANSWER_FILTERS = ['all', 'not-passed', 'differing'] as const;
export type AnswerFilter = (typeof ANSWER_FILTERS)[number];

/** Whether an answer is listed, among all answers to the same task. */
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

/** Errors of a provider and skipped tasks are no outcome of the model's. */
const SAYS_SOMETHING: Readonly<Record<AnswerOutcome, boolean>> = {
  passed: true,
  failed: true,
  truncated: true,
  malformed: true,
  empty: true,
  error: false,
  skipped: false,
};
