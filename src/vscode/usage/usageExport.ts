import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../core/counted.ts';
import { ledgerCsv, ledgerJson } from '../../core/usage/report/export.ts';
import { readRecords } from '../../disk/ledger/archive.ts';
import { monthBefore } from '../../disk/ledger/months.ts';
import type { UsageLedger } from '../../disk/ledger/usageLedger.ts';
import type { ExportFormat } from '../../webview/usage/messages.ts';
import { explainRecord } from './usageReasons.ts';

export interface UsageExport {
  readonly folder: vscode.Uri;
  readonly ledger: Pick<UsageLedger, 'recent'>;
  /** Oldest first. */
  readonly days: readonly string[];
  readonly dayOf: (time: number) => string;
  readonly format: ExportFormat;
}

const WRITERS = { csv: ledgerCsv, json: ledgerJson } as const;

export async function exportUsage({ folder, ledger, days, dayOf, format }: UsageExport): Promise<void> {
  const [first = '', last = first] = [days[0], days.at(-1)];
  const home = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await vscode.window.showSaveDialog({
    title: l10n.t('Export Usage'),
    defaultUri: vscode.Uri.joinPath(home, `ghostline-usage-${first}-to-${last}.${format}`),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (target === undefined) return;
  try {
    const inRange = new Set(days);
    const all = await readRecords({ folder: folder.fsPath }, { fromMonth: monthBefore(first), known: ledger.recent });
    const records = all.filter(({ time }) => inRange.has(dayOf(time)));
    const isoTime = (time: number) => new Date(time).toISOString();
    const text = WRITERS[format]({ records, isoTime, explain: explainRecord });
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const message = l10n.t('Ghostline: exported {0}.', counted.requests(records.length));
    const chosen = await vscode.window.showInformationMessage(message, l10n.t('Open'));
    if (chosen) await vscode.window.showTextDocument(target);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t("Ghostline: couldn't export usage: {0}", why));
  }
}
