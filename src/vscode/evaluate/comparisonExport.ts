import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { resultCsv } from '../../core/evaluate/csv.ts';
import { resultJson } from '../../core/evaluate/resultLines.ts';
import type { ShownComparison } from './shownComparison.ts';

export type ExportRequest =
  | { readonly format: 'json' | 'csv' }
  /** Base64. */
  | { readonly format: 'png'; readonly png: string };

export async function exportComparison(shown: ShownComparison, exported: ExportRequest): Promise<void> {
  const { format } = exported;
  const home = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await vscode.window.showSaveDialog({
    title: l10n.t('Export Comparison'),
    defaultUri: vscode.Uri.joinPath(home, `ghostline-comparison-${shown.plan.id}.${format}`),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(shown, exported));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t("Ghostline: couldn't export the comparison: {0}", why));
  }
}

function bytesOf({ plan, answers, end }: ShownComparison, exported: ExportRequest): Uint8Array {
  const endReason = end?.reason === undefined ? {} : { endReason: end.reason };
  const result = { ...plan, answers, ...(end && { end: end.end }), ...endReason };
  switch (exported.format) {
    case 'json':
      return new TextEncoder().encode(resultJson(result));
    case 'csv':
      return new TextEncoder().encode(resultCsv(result));
    case 'png':
      return Buffer.from(exported.png, 'base64');
  }
}
