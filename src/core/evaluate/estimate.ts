import { addFigure, EMPTY_TOTAL, type Total } from '../usage/amount/total.ts';
import { estimateTokens } from '../usage/ledger/estimate.ts';
import type { EvaluationOptions } from './evaluation.ts';
import type { EvaluatedModel } from './result.ts';
import type { EvaluationTask } from './task.ts';

export interface RunEstimate extends Pick<EvaluationOptions, 'contestants' | 'tasks' | 'repeats' | 'ask'> {
  /** The limit, or the length of the task's code. */
  readonly answers?: 'longest' | 'like-the-code';
}

/** Nothing cached. Unknown prices add an unknown figure. */
export async function estimateRun({
  contestants,
  tasks,
  repeats,
  ask,
  answers = 'longest',
}: RunEstimate): Promise<Total> {
  let total = EMPTY_TOTAL;
  for (const { model, paid } of contestants) {
    for (const task of tasks) {
      const { request } = ask(task, model.model);
      const maxTokens =
        answers === 'longest' ? request.maxTokens : Math.min(request.maxTokens, tokensLikeTheCode(task));
      const { worstNanoDollars } = await paid(task.languageId).quote({ ...request, maxTokens });
      total = addFigure(
        total,
        worstNanoDollars === undefined
          ? { certainty: 'unknown' }
          : { certainty: 'estimated', value: worstNanoDollars * repeats },
      );
    }
  }
  return total;
}

/** Of the bundled tasks' solutions. */
const ANSWER_PER_CODE = 1.25;
const WORDS_CHARS = 300;
const FILLED_IN_CHARS = 200;

function tokensLikeTheCode(task: EvaluationTask): number {
  if (task.kind === 'fill-in') return estimateTokens(FILLED_IN_CHARS);
  const chars = task.files.reduce((sum, { text }) => sum + text.length, 0);
  return estimateTokens(ANSWER_PER_CODE * chars + WORDS_CHARS);
}

/** Not covered by a spending limit. */
export interface UnpricedPart {
  readonly models: readonly EvaluatedModel[];
  readonly questions: number;
  /** At most, in all. */
  readonly outputTokens: number;
}

/** Undefined if all prices are known. */
export async function unpricedIn(run: Omit<RunEstimate, 'answers'>): Promise<UnpricedPart | undefined> {
  const { contestants, tasks, repeats, ask } = run;
  const models: EvaluatedModel[] = [];
  let outputTokens = 0;
  for (const { model, paid } of contestants) {
    const requests = tasks.map(task => ask(task, model.model).request);
    const quotes = await Promise.all(
      tasks.map((task, index) => {
        const request = requests[index];
        return request && paid(task.languageId).quote(request);
      }),
    );
    if (quotes.every(quote => quote?.worstNanoDollars !== undefined)) continue;
    models.push(model);
    outputTokens += repeats * requests.reduce((sum, { maxTokens }) => sum + maxTokens, 0);
  }
  if (models.length === 0) return undefined;
  return { models, questions: models.length * tasks.length * repeats, outputTokens };
}
