import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { formatCount } from '../../core/numberText.ts';
import { describeCostTotal } from '../../core/usage/amount/format.ts';
import { costTotal, sumOf } from '../../core/usage/sums/ledgerTotals.ts';
import { clearLedger } from '../../disk/ledger/archive.ts';
import type { UsageLedger } from '../../disk/ledger/usageLedger.ts';

export interface UsageReset {
  readonly folder: vscode.Uri;
  readonly ledger: Pick<UsageLedger, 'everything' | 'refresh'>;
}

const SET_ASIDE = l10n.t('Archive');
const DELETE = l10n.t('Delete');

export async function resetUsage({ folder, ledger }: UsageReset): Promise<void> {
  const rows = await ledger.everything();
  const sums = sumOf(rows);
  const since = rows.reduce((first, { day }) => (day < first ? day : first), rows[0]?.day ?? '');
  if (sums.requests === 0) {
    void vscode.window.showInformationMessage(l10n.t('Ghostline: no usage to reset.'));
    return;
  }
  const cost = describeCostTotal(costTotal(sums));
  const detail = [
    sums.requests === 1
      ? l10n.t(
          'The one request since {0} ({1}) in all windows will no longer count. Budgets restart at zero.',
          since,
          cost,
        )
      : l10n.t(
          'All {0} requests since {1} ({2}) in all windows will no longer count. Budgets restart at zero.',
          ...[formatCount(sums.requests), since, cost],
        ),
    l10n.t('"{0}" moves the files to a separate folder; "{1}" deletes them permanently.', SET_ASIDE, DELETE),
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Reset Ghostline usage?'),
    { modal: true, detail },
    SET_ASIDE,
    DELETE,
  );
  if (chosen === undefined) return;
  try {
    const how = chosen === DELETE ? { kind: 'delete' as const } : { kind: 'set-aside' as const, moment: new Date() };
    const aside = await clearLedger({ folder: folder.fsPath }, how);
    await ledger.refresh();
    void vscode.window.showInformationMessage(
      aside === undefined
        ? l10n.t('Ghostline: usage has been reset. The old records were deleted.')
        : l10n.t('Ghostline: usage has been reset. The old records are in {0}.', aside),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t("Ghostline: couldn't reset usage: {0}", why));
  }
}
