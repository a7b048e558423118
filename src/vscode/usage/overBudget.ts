import * as vscode from 'vscode';
import { SECTION } from '../../contributions.ts';
import { describeCostTotal, formatCost } from '../../core/usage/amount/format.ts';
import type { BudgetState, Period } from '../../core/usage/budget/budget.ts';
import type { NoticeMemory } from '../../core/usage/budget/budgetNotice.ts';

const CHANGE = 'Change Budget';

/** `$0.0087 of today's budget of $0.010 is spent` */
function spentWords({ period, spent, capNanoDollars }: BudgetState): string {
  const budget = `${period === 'day' ? "today's" : "this month's"} budget of ${formatCost(capNanoDollars)}`;
  return `${describeCostTotal(spent)} of ${budget} is spent`;
}

/** @returns true to send the request anyway */
export async function confirmOverBudget(state: BudgetState): Promise<boolean> {
  const anyway = 'Send Anyway';
  const chosen = await vscode.window.showWarningMessage(
    `Ghostline: ${spentWords(state)}, and this request could exceed the rest.`,
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
  const stopped = state.kind === 'stop' ? 'Ghost text has stopped.' : 'Ghost text stops at 100%.';
  const message = `Ghostline: ${spentWords(state)}. ${stopped}`;
  if ((await vscode.window.showInformationMessage(message, CHANGE)) === CHANGE) await changeBudget();
}

export async function changeBudget(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.budget`);
}
