import type { FileTask } from '../../../src/core/evaluate/task.ts';
import type { ChatRequest } from '../../support/modelServer/chatRequest.ts';

/** So many of the first tasks a model gets right. */
const PASSING: Readonly<Record<string, number>> = { good: 9, fair: 6, wordy: 6 };

export function taskNumber(number: number): FileTask {
  return {
    id: `t${String(number).padStart(2, '0')}`,
    title: `Task ${number}`,
    kind: 'fix',
    languageId: 'javascript',
    prompt: `Task number ${number}: make it true.`,
    files: [{ path: 'answer.js', text: 'exports.answer = false;\n' }],
    entry: 'answer.js',
    test: {
      files: [{ path: 'test.js', text: 'if (!require("./answer.js").answer) throw new Error("wrong");\n' }],
      command: ['node', 'test.js'],
      timeLimitSeconds: 60,
    },
  };
}

export function withLimit(task: FileTask, timeLimitSeconds: number): FileTask {
  return { ...task, test: { ...task.test, timeLimitSeconds } };
}

export function numberIn({ messages }: ChatRequest): number {
  return Number(/Task number (\d+)/.exec(messages.map(({ content }) => content).join('\n'))?.[1]);
}

/** Right, or wrong, in 25 tokens of four characters, or in twice as many. */
export function scripted(request: ChatRequest): string {
  const { model } = request;
  const code = `exports.answer = ${numberIn(request) <= (PASSING[model] ?? 0)} // `;
  const chars = (model === 'wordy' ? 200 : 100) - '```js\n\n```'.length;
  return `\`\`\`js\n${code.padEnd(chars, '.')}\n\`\`\``;
}
