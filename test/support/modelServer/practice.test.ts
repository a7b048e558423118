import assert from 'node:assert/strict';
import { join } from 'node:path';
import { askTask } from '../../../src/disk/evaluate/askTask.ts';
import { readTaskSet } from '../../../src/disk/evaluate/taskSet.ts';
import { installedDrafts } from '../grammars.ts';
import { solutionOf } from '../solutions.ts';
import type { ChatRequest } from './chatRequest.ts';
import { PRACTICE_MODELS, practiceServer } from './practice.ts';
import { countTokens } from './tokens.ts';

const read = await readTaskSet(join(import.meta.dirname, '../../../media/tasks'));
const TASKS = read.kind === 'read' ? read.set.tasks : [];

describe('the practice models in a comparison', () => {
  const ask = askTask({ newDraft: installedDrafts() });

  /** Of the twenty tasks, answered once each. */
  async function solvedBy(model: string): Promise<number> {
    const answer = await practiceServer([]);
    const answers = TASKS.map(async task => {
      const { maxTokens, messages } = ask(task, model).request;
      const asked = messages.map(({ content, role }) => ({ content, role }));
      const request = { model, messages: asked, maxTokens, body: {} };
      const answered = await answer(request as unknown as ChatRequest);
      const steps = typeof answered === 'object' && answered.kind === 'stream' ? answered.steps : [];
      const tokens = steps.map(step => ('text' in step ? countTokens(step.text) : 0));
      const isWhole = tokens.reduce((sum, count) => sum + count, 0) <= maxTokens;
      return isWhole && steps.some(step => step.do === 'text' && step.text === solutionOf(task));
    });
    return (await Promise.all(answers)).filter(Boolean).length;
  }

  it('know the twenty tasks, each as well as its price lets expect', async () => {
    const solved = await Promise.all(PRACTICE_MODELS.map(({ id }) => solvedBy(id)));
    assert.deepEqual(solved, [18, 12, 20]);
  });
});
