import * as vscode from 'vscode';
import { SECTION } from '../../contributions.ts';
import { formatCost, formatCostTotal } from '../../core/usage/amount/format.ts';
import type { BudgetState, Period } from '../../core/usage/budget/budget.ts';
import type { NoticeMemory } from '../../core/usage/budget/budgetNotice.ts';

const CHANGE = 'Change Budget';

/** `$0.0087 of today's budget of $0.010 is spent` */
function spentWords({ period, spent, capNanoDollars }: BudgetState): string {
  const budget = `${period === 'day' ? "today's" : "this month's"} budget of ${formatCost(capNanoDollars)}`;
  return `${formatCostTotal(spent)} of ${budget} is spent`;
}

/** Shows the spent budget. @returns whether the user wants to send the request anyway */
export async function confirmOverBudget(state: BudgetState): Promise<boolean> {
  const anyway = 'Ask All the Same';
  const chosen = await vscode.window.showWarningMessage(
    `Ghostline: ${spentWords(state)}, and this request may cost more than is left.`,
    anyway,
    CHANGE,
  );
  if (chosen === CHANGE) await changeBudget();
  return chosen === anyway;
}

/** Shared by all windows, kept across restarts. */
export function noticeMemory(state: vscode.Memento): NoticeMemory {
  const nameOf = (period: Period) => `budgetNotice.${period}`;
  return {
    get: period => state.get<string>(nameOf(period)),
    set: (period, notice) => void state.update(nameOf(period), notice),
  };
}

export async function showBudgetNotice(state: BudgetState): Promise<void> {
  const stopped = state.kind === 'stop' ? 'Ghost text has stopped.' : 'At the whole of it ghost text stops.';
  const message = `Ghostline: ${spentWords(state)}. ${stopped}`;
  if ((await vscode.window.showInformationMessage(message, CHANGE)) === CHANGE) await changeBudget();
}

export async function changeBudget(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.budget`);
}
