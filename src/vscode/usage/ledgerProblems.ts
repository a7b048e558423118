import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LedgerProblem } from '../../disk/ledger/usageLedger.ts';

/** Logs the problem; shows it if spending may be lost. */
export function reportLedgerProblem(problem: LedgerProblem, log: vscode.LogOutputChannel, folder: vscode.Uri): void {
  const code = problem.kind === 'torn' || problem.code === undefined ? '' : ` (${problem.code})`;
  switch (problem.kind) {
    case 'torn':
      log.warn(
        `${problem.lines} lines of the usage ledger couldn't be read and were moved to another file: ${problem.file}`,
      );
      return;
    case 'not-read':
      log.warn(`the usage ledger can't be read${code}: totals may be too low`);
      return;
    case 'not-written':
      log.warn(`the usage ledger can't be written${code}: ${folder.fsPath}`);
      void vscode.window.showWarningMessage(
        problem.code === undefined
          ? l10n.t("Ghostline can't save its usage records. Costs are still counted; it retries every minute.")
          : l10n.t(
              "Ghostline can't save its usage records ({0}). Costs are still counted; it retries every minute.",
              problem.code,
            ),
      );
  }
}
