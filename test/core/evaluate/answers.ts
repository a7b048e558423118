import type { EvaluatedModel } from '../../../src/core/evaluate/result.ts';
import type { AnswerOutcome, TaskAnswer } from '../../../src/core/evaluate/taskAnswer.ts';

export function modelNamed(name: string): EvaluatedModel {
  return { id: `p ${name}`, profile: 'p', model: name, label: name };
}

/** Answers of one model to `t1`, `t2`, … with so many output tokens each. */
export function answersOf(
  name: string,
  outcomes: readonly AnswerOutcome[],
  { output = 100, repeat = 1 }: { readonly output?: number; readonly repeat?: number } = {},
): TaskAnswer[] {
  return outcomes.map((outcome, index) => ({
    taskId: `t${index + 1}`,
    modelId: `p ${name}`,
    repeat,
    outcome,
    text: 'pass',
    files: [],
    ...(outcome !== 'skipped' && {
      asked: {
        recordId: `${name}-${index}`,
        tokens: { certainty: 'reported', prompt: 50, output: output + index },
        cost: { certainty: 'reported', value: 1_000 },
        firstTokenMs: 10 * (index + 1),
        durationMs: 100 * (index + 1),
      },
    }),
  }));
}

export function times(count: number, outcome: AnswerOutcome): AnswerOutcome[] {
  return Array<AnswerOutcome>(count).fill(outcome);
}
