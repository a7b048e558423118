import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SECTION } from '../../contributions.ts';
import { describeCostTotal, formatCost } from '../../core/usage/amount/format.ts';
import { moneyWords } from '../../core/usage/amount/playMoney.ts';
import type { BudgetState, Period } from '../../core/usage/budget/budget.ts';
import type { NoticeMemory } from '../../core/usage/budget/budgetNotice.ts';

const CHANGE = l10n.t('Change Budget');

/** `$0.0087 of today's budget of $0.010 is spent` */
function spentWords({ period, spent, capNanoDollars, isPlayMoney }: BudgetState): string {
  const amounts = [moneyWords(describeCostTotal(spent), isPlayMoney), formatCost(capNanoDollars)] as const;
  return period === 'day'
    ? l10n.t("{0} of today's budget of {1} is spent", ...amounts)
    : l10n.t("{0} of this month's budget of {1} is spent", ...amounts);
}

/** After a refused request that the user asked for. */
export async function offerOverBudget(
  spending: { readonly refused: BudgetState | undefined; overrideBudget(): void },
  ghostText: { suggest(): Promise<void> },
): Promise<void> {
  if (!spending.refused || !(await confirmOverBudget(spending.refused))) return;
  spending.overrideBudget();
  // The notification's button has the focus; ghost text needs the editor to have it.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await ghostText.suggest();
}

/** @returns true to send the request anyway */
export async function confirmOverBudget(state: BudgetState): Promise<boolean> {
  const anyway = l10n.t('Send Anyway');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Ghostline: {0}, and this request could exceed the rest.', spentWords(state)),
    anyway,
    CHANGE,
  );
  if (chosen === CHANGE) await changeBudget();
  return chosen === anyway;
}

/** Shared by all windows. */
export function noticeMemory(state: vscode.Memento): NoticeMemory {
  const nameOf = (period: Period) => `budgetNotice.${period}`;
  return {
    get: period => state.get<string>(nameOf(period)),
    set: (period, notice) => void state.update(nameOf(period), notice),
  };
}

export async function showBudgetNotice(state: BudgetState): Promise<void> {
  const stopped = state.kind === 'stop' ? l10n.t('Ghost text has stopped.') : l10n.t('Ghost text stops at 100%.');
  const message = `Ghostline: ${spentWords(state)}. ${stopped}`;
  if ((await vscode.window.showInformationMessage(message, CHANGE)) === CHANGE) await changeBudget();
}

export async function changeBudget(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.budget`);
}
