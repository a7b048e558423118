import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileForReview } from '../review/review.ts';
import { isRefused } from './filesForReview.ts';

const MANAGE = l10n.t('Manage Workspace Trust');

/** With reasons and remedies. */
export async function reportRefusedFiles(files: readonly FileForReview[]): Promise<void> {
  const refused = files.filter(isRefused);
  const [first] = refused;
  if (first?.caution?.kind !== 'refused') return;
  const paths = refused.map(({ path }) => path).join(', ');
  const isOne = refused.length === 1 || !vscode.workspace.isTrusted;
  const why = isOne ? first.caution.reason : l10n.t('See "Proposed Changes" in the Explorer for the reasons.');
  const message = l10n.t('Ghostline: not written: {0}. {1}', paths, why);
  if (vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(message);
    return;
  }
  const chosen = await vscode.window.showWarningMessage(message, MANAGE);
  if (chosen === MANAGE) await vscode.commands.executeCommand('workbench.trust.manage');
}
