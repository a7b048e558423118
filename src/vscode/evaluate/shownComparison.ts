import type { EvaluationEnd, EvaluationProgress } from '../../core/evaluate/evaluation.ts';
import type { Plan } from '../../core/evaluate/result.ts';
import { summaryOf } from '../../core/evaluate/summary.ts';
import type { TaskAnswer } from '../../core/evaluate/taskAnswer.ts';
import { isPractice, PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import type { ComparisonMessage } from '../../webview/evaluate/messages.ts';

/** Running or earlier. */
export interface ShownComparison {
  readonly plan: Plan;
  readonly answers: readonly TaskAnswer[];
  /** Absent while running, or if killed. */
  readonly end?: EvaluationEnd;
  /** While it runs. */
  readonly progress?: EvaluationProgress;
  readonly unread?: number;
}

/** @param known answers the page already has */
export function messageOf({ plan, answers, end, progress, unread }: ShownComparison, known: number): ComparisonMessage {
  return {
    kind: 'comparison',
    plan,
    ...(plan.models.some(({ profile }) => isPractice({ id: profile })) && { practice: PRACTICE_LABEL }),
    summary: summaryOf({ models: plan.models, answers }),
    known,
    answers: answers.slice(known).map(({ text: _text, files: _files, test: _test, ...row }) => row),
    ...(end && { end: end.end }),
    ...(end?.reason !== undefined && { reason: end.reason }),
    ...(progress && { progress }),
    ...(unread !== undefined && { unread }),
  };
}
