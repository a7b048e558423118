import type * as vscode from 'vscode';
import { estimateRun } from '../../core/evaluate/estimate.ts';
import { formatCost, formatCostTotal } from '../../core/usage/format.ts';
import { askTask } from '../../disk/evaluate/askTask.ts';
import { askFromList } from '../choose/ask.ts';
import { contestantsOf } from './contestants.ts';
import type { Choice, EvaluateTools, Step } from './step.ts';

interface StartRow extends vscode.QuickPickItem {
  readonly starts?: true;
}

/** Says what it comes to; nothing is asked before somebody has seen that. */
export const startStep: Step = async (choice, tools, canGoBack) => {
  const answer = await askFromList<StartRow>({
    title: 'Compare Models: Start?',
    placeholder: 'Reckoning what it may cost…',
    canGoBack,
    items: [],
    canTake: row => row.starts === true,
    async fill(list, signal) {
      const { likely, most } = await priceOf(choice, tools);
      if (signal.aborted) return;
      const detail = [requestsInWords(choice), ...likely].join(' · ');
      list.placeholder = 'Enter starts it';
      list.items = [{ label: '$(play) Start', description: most, detail, starts: true, alwaysShow: true }];
    },
  });
  return answer.kind === 'given' ? { kind: 'given', value: choice } : answer;
};

interface Price {
  /** Nothing where nobody knows the prices. */
  readonly likely: readonly string[];
  readonly most: string;
}

async function priceOf(choice: Choice, tools: EvaluateTools): Promise<Price> {
  const { capNanoDollars, models, repeats, taskSet } = choice;
  const tasks = taskSet?.set.tasks ?? [];
  const run = { contestants: contestantsOf(models, tools), tasks, repeats, ask: askTask(tools) };
  const [longest, like] = [await estimateRun(run), await estimateRun({ ...run, answers: 'like-the-code' })];
  const priced = longest.reported + longest.estimated > 0;
  const worst = priced
    ? `at most ${formatCostTotal(longest)}, with the longest answers`
    : 'its price is not known (?): no list says it';
  return {
    likely: priced ? [`${formatCostTotal(like)} with answers about as long as the code`] : [],
    most: capNanoDollars === undefined ? worst : `${worst}; it stops at ${formatCost(capNanoDollars)}`,
  };
}

function requestsInWords({ models, repeats, taskSet }: Choice): string {
  const tasks = taskSet?.set.tasks.length ?? 0;
  const count = tasks * models.length * repeats;
  const times = repeats === 1 ? '' : `, ${repeats} times each`;
  return `${models.length} ${models.length === 1 ? 'model' : 'models'}, ${tasks} ${tasks === 1 ? 'task' : 'tasks'}${times}: ${count} requests`;
}
