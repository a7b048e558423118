import { RESULT_VERSION } from '../../src/core/evaluate/result.ts';
import { lineOf, type ResultLine } from '../../src/core/evaluate/resultLines.ts';
import type { TaskAnswer } from '../../src/core/evaluate/taskAnswer.ts';
import { below, type Random, randomFrom } from '../cases/random.ts';
import type { Files } from './vscode/workspace.ts';

/** How often a model is right, and how long its answers are. */
const MODELS = [
  { name: 'practice/small', right: 0.62, tokens: 180 },
  { name: 'practice/large', right: 0.9, tokens: 260 },
  { name: 'practice/thinking', right: 0.88, tokens: 720 },
];

const TASKS = 20;
const REPEATS = 3;
const NANO_DOLLARS_PER_TOKEN = 4_500;

/** The file of a comparison that has ended, as the extension's global storage has it; the same in every run. */
export function comparedModels(startedAt: number): Files {
  const random = randomFrom(11);
  const id = 'compared';
  const tasks = Array.from({ length: TASKS }, (_, index) => ({
    id: `t${index + 1}`,
    title: `Task ${index + 1}`,
    kind: 'fix' as const,
    languageId: 'typescript',
  }));
  const models = MODELS.map(({ name }) => ({ id: name, profile: 'openrouter', model: name, label: name }));
  const answers = Array.from({ length: REPEATS }, (_, round) =>
    tasks.flatMap(task => MODELS.map(model => answerOf({ model, taskId: task.id, repeat: round + 1 }, random))),
  );
  const taskSet = { name: 'Bundled tasks', hash: '' };
  const lines: ResultLine[] = [
    { plan: { version: RESULT_VERSION, id, startedAt, models, taskSet, tasks, repeats: REPEATS } },
    ...answers.flat().map(answer => ({ answer })),
    { end: 'finished' },
  ];
  return { [`evaluations/${id}.ghostline-evaluation.jsonl`]: `${lines.map(lineOf).join('\n')}\n` };
}

function answerOf(
  { model, taskId, repeat }: { readonly model: (typeof MODELS)[number]; taskId: string; repeat: number },
  random: Random,
): TaskAnswer {
  const output = Math.round(model.tokens * (0.6 + 0.8 * random()));
  const outcome = random() < model.right ? 'passed' : random() < 0.2 ? 'truncated' : 'failed';
  const firstTokenMs = 250 + below(300, random);
  return {
    taskId,
    modelId: model.name,
    repeat,
    outcome,
    text: '',
    files: [],
    asked: {
      tokens: { certainty: 'reported', prompt: 600, output },
      cost: { certainty: 'reported', value: output * NANO_DOLLARS_PER_TOKEN },
      firstTokenMs,
      durationMs: firstTokenMs + output * 8,
    },
  };
}
