import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { counted } from '../../core/counted.ts';
import { estimateRun, type UnpricedPart, unpricedIn } from '../../core/evaluate/estimate.ts';
import { unpricedWarning } from '../../core/evaluate/summaryText.ts';
import { isPractice, PRACTICE_LABEL } from '../../core/provider/profile/practice.ts';
import { formatCost, formatCostTotal } from '../../core/usage/amount/format.ts';
import { askTask } from '../../disk/evaluate/askTask.ts';
import { askFromList } from '../provider/choose/ask.ts';
import type { ComparisonChoice, ComparisonStep, EvaluateTools } from './comparisonStep.ts';
import { contestantsOf } from './contestants.ts';

interface StartRow extends vscode.QuickPickItem {
  /** Absent on rows that only inform. */
  readonly start?: { readonly unpriced?: readonly string[] };
}

/** Shows the price first, and models without one. */
export const startStep: ComparisonStep = async (choice, tools, canGoBack) => {
  const answer = await askFromList<StartRow>({
    title: l10n.t('Compare Models: Start?'),
    placeholder: l10n.t('Estimating cost…'),
    canGoBack,
    items: [],
    canTake: row => row.start !== undefined,
    async fill(list, signal) {
      const { likely, most, unpriced } = await priceOf(choice, tools);
      if (signal.aborted) return;
      const detail = [requestsInWords(choice), ...likely].join(' · ');
      const row = { description: most, detail, alwaysShow: true };
      if (unpriced) {
        const start = { unpriced: unpriced.models.map(({ id }) => id) };
        list.placeholder = l10n.t('The price is unknown. Start anyway?');
        list.items = [
          { ...row, label: `$(warning) ${l10n.t('Start Anyway')}`, start },
          ...lines(unpricedWarning(unpriced, choice.capNanoDollars)),
        ];
        return;
      }
      list.placeholder = l10n.t('Press Enter to start');
      const isPlayMoney = choice.models.every(({ profile }) => isPractice(profile));
      list.items = [
        { ...row, label: `$(play) ${l10n.t('Start')}`, start: {} },
        ...(isPlayMoney ? lines(PRACTICE_LABEL) : []),
      ];
    },
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: { ...choice, unpriced: answer.value.start?.unpriced } };
};

/** One sentence per row: rows are cut off. */
function lines(text: string): StartRow[] {
  return text.split(/(?<=[.:;]) /).map(label => ({ label, alwaysShow: true }));
}

interface Price {
  /** Empty without prices. */
  readonly likely: readonly string[];
  readonly most: string;
  readonly unpriced: UnpricedPart | undefined;
}

async function priceOf(choice: ComparisonChoice, tools: EvaluateTools): Promise<Price> {
  const { capNanoDollars, models, repeats, taskSet } = choice;
  const tasks = taskSet?.set.tasks ?? [];
  const run = { contestants: contestantsOf(models, tools), tasks, repeats, ask: askTask(tools) };
  const [longest, like] = [await estimateRun(run), await estimateRun({ ...run, answers: 'like-the-code' })];
  const unpriced = await unpricedIn(run);
  const priced = longest.reported + longest.estimated > 0;
  const worst = priced
    ? l10n.t('at most {0} in the worst case', formatCostTotal(longest))
    : l10n.t('price unknown (?)');
  const holds = capNanoDollars !== undefined && unpriced === undefined;
  return {
    likely: priced ? [l10n.t('{0} if answers are about as long as the code', formatCostTotal(like))] : [],
    most: holds ? l10n.t('{0}; stops at {1}', worst, formatCost(capNanoDollars)) : worst,
    unpriced,
  };
}

function requestsInWords({ models, repeats, taskSet }: ComparisonChoice): string {
  const tasks = taskSet?.set.tasks.length ?? 0;
  const count = tasks * models.length * repeats;
  const what = `${counted.models(models.length)}, ${counted.tasks(tasks)}`;
  const requests = counted.requests(count);
  return repeats === 1 ? `${what}: ${requests}` : l10n.t('{0}, {1} times each: {2}', what, repeats, requests);
}
