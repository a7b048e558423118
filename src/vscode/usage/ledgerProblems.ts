import * as vscode from 'vscode';
import type { LedgerProblem } from '../../disk/ledger/usageLedger.ts';

/** Logs a problem with the ledger's files; shows it where spending may be lost. */
export function reportLedgerProblem(problem: LedgerProblem, log: vscode.LogOutputChannel, folder: vscode.Uri): void {
  const code = problem.kind === 'torn' || problem.code === undefined ? '' : ` (${problem.code})`;
  switch (problem.kind) {
    case 'torn':
      log.warn(`${problem.lines} lines of the usage ledger could not be read and were put aside: ${problem.file}`);
      return;
    case 'not-read':
      log.warn(`the usage ledger cannot be read${code}: totals may be too small`);
      return;
    case 'not-written':
      log.warn(`the usage ledger cannot be written${code}: ${folder.fsPath}`);
      void vscode.window.showWarningMessage(
        `Ghostline cannot write down what it spends${code}. It counts on, and tries again every minute.`,
      );
  }
}
