import { join } from 'node:path';
import type { EvaluationTask } from '../../../src/core/evaluate/task.ts';
import { practiceAnswer } from '../../../src/core/practice/practiceAnswer.ts';
import type { SampleFile } from '../../../src/core/practice/sample.ts';
import { SERVER_MODEL } from '../../../src/core/provider/profile/practice.ts';
import { readTaskSet } from '../../../src/disk/evaluate/taskSet.ts';
import { NEARLY_RIGHT } from '../nearlyRight.ts';
import { solutionOf } from '../solutions.ts';
import { type Answer, type Answerer, callsAnswer, textAnswer } from './answer.ts';
import type { ChatRequest } from './chatRequest.ts';
import { CODE_POINTS_PER_TOKEN, countTokens } from './tokens.ts';

interface PracticeModel {
  readonly id: string;
  /** Of ten answers to tasks in turn. */
  readonly wrong: number;
  /** Characters of thinking, billed as output. */
  readonly thinks: number;
}

/** For comparisons: one that is mostly right, a cheap one that often isn't, and an expensive one that always is. */
export const PRACTICE_MODELS: readonly PracticeModel[] = [
  { id: SERVER_MODEL, wrong: 1, thinks: 0 },
  { id: 'practice/hasty', wrong: 4, thinks: 0 },
  { id: 'practice/thorough', wrong: 0, thinks: 1_200 },
];

const THOUGHT = 'Which cases does the test have? ';

const TASKS = join(import.meta.dirname, '../../../media/tasks');

/** The practice model of the extension as a server, which can do the bundled tasks of a comparison as well. */
export async function practiceServer(sample: readonly SampleFile[]): Promise<Answerer> {
  const read = await readTaskSet(TASKS);
  if (read.kind !== 'read') throw new Error(read.problems.join('\n'));
  const { tasks } = read.set;
  const asked = new Map<string, number>();
  return request => {
    const task = tasks.find(one => isAbout(one, request));
    if (!task) return sampleAnswer(sample, request);
    const name = `${request.model} ${task.id}`;
    const times = asked.get(name) ?? 0;
    asked.set(name, times + 1);
    return taskAnswer(task, request, tasks.indexOf(task) + 3 * times);
  };
}

function sampleAnswer(sample: readonly SampleFile[], { body, messages }: ChatRequest): Answer {
  const answer = practiceAnswer(sample, { messages, hasTools: Array.isArray(body['tools']) });
  return answer.kind === 'text' ? answer.text : callsAnswer(...answer.calls);
}

function isAbout(task: EvaluationTask, { messages }: ChatRequest): boolean {
  const question = messages.find(({ role }) => role === 'user')?.content ?? '';
  if (task.kind !== 'fill-in') return question.includes(`Instruction: ${task.prompt.trim()}`);
  return question.startsWith(`File ${task.path} (`) && question.includes(task.prefix.trim().split('\n').at(-1) ?? '');
}

/** Wrong answers are the typical slips of models. */
function taskAnswer(task: EvaluationTask, { maxTokens, model }: ChatRequest, turn: number): Answer {
  const { thinks, wrong } = PRACTICE_MODELS.find(({ id }) => id === model) ?? { thinks: 0, wrong: 0 };
  const slips = NEARLY_RIGHT[task.id] ?? [];
  const text = solutionOf(task, (7 * turn) % 10 < wrong ? slips[turn % slips.length] : undefined);
  const answer = textAnswer(text);
  // A model that is right finishes within the limit.
  const room = maxTokens === undefined ? thinks : CODE_POINTS_PER_TOKEN * (maxTokens - countTokens(text) - 1);
  const thought = THOUGHT.repeat(Math.ceil(thinks / THOUGHT.length)).slice(0, Math.min(thinks, Math.max(0, room)));
  return thought === '' ? answer : { ...answer, steps: [{ do: 'reasoning', text: thought }, ...answer.steps] };
}
