import type * as vscode from 'vscode';
import { shiftDecimal } from '../../core/usage/amount/decimal.ts';
import { formatCost } from '../../core/usage/amount/format.ts';
import { askForText, askFromList } from '../provider/choose/ask.ts';
import type { ComparisonStep } from './comparisonStep.ts';

interface RepeatsRow extends vscode.QuickPickItem {
  readonly repeats: number;
}

const REPEATS: readonly RepeatsRow[] = [
  { repeats: 1, label: 'Once', description: 'quick impression' },
  { repeats: 3, label: '3 times', description: 'results vary between runs' },
  { repeats: 5, label: '5 times' },
  { repeats: 10, label: '10 times', description: 'to tell similar models apart' },
];

export const repeatsStep: ComparisonStep = async (choice, _tools, canGoBack) => {
  const answer = await askFromList<RepeatsRow>({
    title: 'Compare Models: Runs per Task',
    placeholder: 'Runs per task',
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
    title: 'Compare Models: Cost Limit',
    placeholder: 'US dollars, e.g. 0.50',
    prompt: 'The run stops before a request that could exceed the limit. Leave empty to use only your budget.',
    canGoBack,
    value: capNanoDollars === undefined ? '' : formatCost(capNanoDollars).replace('$', ''),
    faultIn: text => (text === '' || capOf(text) !== undefined ? undefined : 'An amount of US dollars, e.g. 0.50.'),
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: { ...choice, capNanoDollars: capOf(answer.value) } };
};

function capOf(text: string): number | undefined {
  const nanoDollars = shiftDecimal(text.replace(/^\$/, ''), NANO_DIGITS);
  return nanoDollars !== undefined && nanoDollars > 0 ? nanoDollars : undefined;
}
