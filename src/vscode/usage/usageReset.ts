import * as vscode from 'vscode';
import { describeCostTotal } from '../../core/usage/amount/format.ts';
import { costTotal, sumOf } from '../../core/usage/sums/ledgerTotals.ts';
import { clearLedger } from '../../disk/ledger/archive.ts';
import type { UsageLedger } from '../../disk/ledger/usageLedger.ts';

export interface UsageReset {
  readonly folder: vscode.Uri;
  readonly ledger: Pick<UsageLedger, 'everything' | 'refresh'>;
}

const SET_ASIDE = 'Archive';
const DELETE = 'Delete';

export async function resetUsage({ folder, ledger }: UsageReset): Promise<void> {
  const rows = await ledger.everything();
  const sums = sumOf(rows);
  const since = rows.reduce((first, { day }) => (day < first ? day : first), rows[0]?.day ?? '');
  if (sums.requests === 0) {
    void vscode.window.showInformationMessage('Ghostline: no usage to reset.');
    return;
  }
  const requests = sums.requests === 1 ? 'The one request' : `All ${sums.requests} requests`;
  const detail = [
    `${requests} since ${since} (${describeCostTotal(costTotal(sums))}) in all windows will no longer count. Budgets restart at zero.`,
    `"${SET_ASIDE}" moves the files to a separate folder; "${DELETE}" deletes them permanently.`,
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(
    'Reset Ghostline usage?',
    { modal: true, detail },
    SET_ASIDE,
    DELETE,
  );
  if (chosen === undefined) return;
  try {
    const how = chosen === DELETE ? { kind: 'delete' as const } : { kind: 'set-aside' as const, moment: new Date() };
    const aside = await clearLedger({ folder: folder.fsPath }, how);
    await ledger.refresh();
    const where = aside === undefined ? 'The old records were deleted.' : `The old records are in ${aside}.`;
    void vscode.window.showInformationMessage(`Ghostline: usage has been reset. ${where}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Ghostline: couldn't reset usage: ${why}`);
  }
}
