import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { shiftDecimal } from '../../core/usage/amount/decimal.ts';
import { plainDollars } from '../../core/usage/amount/format.ts';
import { askForText, askFromList } from '../provider/choose/ask.ts';
import type { ComparisonStep } from './comparisonStep.ts';

interface RepeatsRow extends vscode.QuickPickItem {
  readonly repeats: number;
}

const REPEATS: readonly RepeatsRow[] = [
  { repeats: 1, label: l10n.t('Once'), description: l10n.t('quick impression') },
  { repeats: 3, label: l10n.t('{0} times', 3), description: l10n.t('results vary between runs') },
  { repeats: 5, label: l10n.t('{0} times', 5) },
  { repeats: 10, label: l10n.t('{0} times', 10), description: l10n.t('to tell similar models apart') },
];

export const repeatsStep: ComparisonStep = async (choice, _tools, canGoBack) => {
  const answer = await askFromList<RepeatsRow>({
    title: l10n.t('Compare Models: Runs per Task'),
    placeholder: l10n.t('Runs per task'),
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
    title: l10n.t('Compare Models: Cost Limit'),
    placeholder: l10n.t('US dollars, e.g. 0.50'),
    prompt: l10n.t('The run stops before a request that could exceed the limit. Leave empty to use only your budget.'),
    canGoBack,
    value: capNanoDollars === undefined ? '' : plainDollars(capNanoDollars),
    faultIn: text =>
      text === '' || capOf(text) !== undefined ? undefined : l10n.t('An amount of US dollars, e.g. 0.50.'),
  });
  if (answer.kind !== 'given') return answer;
  return { kind: 'given', value: { ...choice, capNanoDollars: capOf(answer.value) } };
};

function capOf(text: string): number | undefined {
  const nanoDollars = shiftDecimal(text.replace(/^\$/, ''), NANO_DIGITS);
  return nanoDollars !== undefined && nanoDollars > 0 ? nanoDollars : undefined;
}
