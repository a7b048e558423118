import type * as vscode from 'vscode';
import { shiftDecimal } from '../../core/usage/amount/decimal.ts';
import { formatCost } from '../../core/usage/amount/format.ts';
import { askForText, askFromList } from '../provider/choose/ask.ts';
import type { ComparisonStep } from './step.ts';

interface RepeatsRow extends vscode.QuickPickItem {
  readonly repeats: number;
}

const REPEATS: readonly RepeatsRow[] = [
  { repeats: 1, label: 'Once', description: 'a first impression' },
  { repeats: 3, label: '3 times', description: 'the same task may go well once and badly another time' },
  { repeats: 5, label: '5 times' },
  { repeats: 10, label: '10 times', description: 'to tell models apart that are alike' },
];

export const repeatsStep: ComparisonStep = async (choice, _tools, canGoBack) => {
  const answer = await askFromList<RepeatsRow>({
    title: 'Compare Models: How Often?',
    placeholder: 'How often is each model asked each task?',
    canGoBack,
    items: REPEATS,
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: { ...choice, repeats: answer.value.repeats } };
};

const NANO_DIGITS = 9;

export const capStep: ComparisonStep = async (choice, _tools, canGoBack) => {
  const { capNanoDollars } = choice;
  const answer = await askForText({
    title: 'Compare Models: What May It Cost?',
    placeholder: 'dollars, such as 0.50',
    prompt: 'The run stops before a request that might cost more than is left. Empty: only your budget limits it.',
    canGoBack,
    value: capNanoDollars === undefined ? '' : formatCost(capNanoDollars).replace('$', ''),
    faultIn: text => (text === '' || capOf(text) !== undefined ? undefined : 'An amount of dollars, such as 0.50.'),
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: { ...choice, capNanoDollars: capOf(answer.value) } };
};

function capOf(text: string): number | undefined {
  const nanoDollars = shiftDecimal(text.replace(/^\$/, ''), NANO_DIGITS);
  return nanoDollars !== undefined && nanoDollars > 0 ? nanoDollars : undefined;
}
