import { addFigure, NOTHING, type Total } from '../usage/amount/total.ts';
import { estimateTokens } from '../usage/ledger/estimate.ts';
import type { EvaluationOptions } from './evaluation.ts';
import type { EvaluatedModel } from './result.ts';
import type { EvaluationTask } from './task.ts';

export interface RunEstimate extends Pick<EvaluationOptions, 'contestants' | 'tasks' | 'repeats' | 'ask'> {
  /** How long the answers are taken to be: as long as they may be, or about as long as the code that they are about. */
  readonly answers?: 'longest' | 'like-the-code';
}

/** What a run may cost, in nano-dollars, nothing of it cached. A model without known prices is unknown in it. */
export async function estimateRun({
  contestants,
  tasks,
  repeats,
  ask,
  answers = 'longest',
}: RunEstimate): Promise<Total> {
  let total = NOTHING;
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

/** The reference solutions of the bundled tasks are longer than what they begin with by a quarter, all in all. */
const ANSWER_PER_CODE = 1.25;
/** A sentence or two that go with the code. */
const WORDS_CHARS = 300;
const FILLED_IN_CHARS = 200;

function tokensLikeTheCode(task: EvaluationTask): number {
  if (task.kind === 'fill-in') return estimateTokens(FILLED_IN_CHARS);
  const chars = task.files.reduce((sum, { text }) => sum + text.length, 0);
  return estimateTokens(ANSWER_PER_CODE * chars + WORDS_CHARS);
}

/** What a limit cannot hold. */
export interface Unpriced {
  readonly models: readonly EvaluatedModel[];
  /** How many questions go to them. */
  readonly questions: number;
  /** The most that they can answer to all of these together. */
  readonly outputTokens: number;
}

/** The models whose price nobody says; undefined where there is none. */
export async function unpricedIn(run: Omit<RunEstimate, 'answers'>): Promise<Unpriced | undefined> {
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
