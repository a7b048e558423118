import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/refactor/target/relocateTarget.ts';
import { spanOf } from './subject.ts';

interface Row extends vscode.QuickPickItem {
  readonly range: vscode.Range;
}

/** Without a selection or a function. A list has the keys, so that nothing is typed into the file. */
export async function pickSpan(
  document: vscode.TextDocument,
  { line }: vscode.Position,
): Promise<OffsetRange | undefined> {
  const all = linesRange(document, 0, document.lineCount - 1);
  const rows: Row[] = [...(paragraphRow(document, line) ?? []), rowOf(l10n.t('The whole file'), all)];
  const row = await vscode.window.showQuickPick(rows, {
    title: l10n.t('No function at the cursor'),
    placeHolder: l10n.t('What to refactor? Escape, and select code, for anything else'),
  });
  return row && spanOf(document, row.range);
}

/** The lines around the cursor up to blank ones. */
function paragraphRow(document: vscode.TextDocument, line: number): Row[] | undefined {
  const isBlank = (at: number) => document.lineAt(at).isEmptyOrWhitespace;
  if (isBlank(line)) return undefined;
  let first = line;
  while (first > 0 && !isBlank(first - 1)) first--;
  let last = line;
  while (last < document.lineCount - 1 && !isBlank(last + 1)) last++;
  if (first === 0 && last === document.lineCount - 1) return undefined;
  return [
    rowOf(
      first === last ? l10n.t('This line') : l10n.t('The lines around the cursor'),
      linesRange(document, first, last),
    ),
  ];
}

function rowOf(label: string, range: vscode.Range): Row {
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  const description = first === last ? l10n.t('line {0}', first) : l10n.t('lines {0}–{1}', first, last);
  return { label, description, alwaysShow: true, range };
}

function linesRange(document: vscode.TextDocument, first: number, last: number): vscode.Range {
  return new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
}
