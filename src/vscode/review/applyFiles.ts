import * as vscode from 'vscode';
import { rebaseProposal } from '../../core/refactor/placing/rebaseProposal.ts';
import { hunksOf } from '../../core/text/hunks.ts';
import { currentDocument } from './currentDocument.ts';
import type { ReviewedFile } from './reviewedFile.ts';

export type Applied =
  | { readonly kind: 'applied' }
  /** Nothing was changed. */
  | { readonly kind: 'stale'; readonly files: readonly string[] }
  | { readonly kind: 'refused' };

type PreparedEdit =
  | { readonly kind: 'create'; readonly uri: vscode.Uri; readonly text: string }
  | { readonly kind: 'edit'; readonly document: vscode.TextDocument; readonly text: string };

/**
 * One edit, one undo. Saves files without a tab; open ones stay dirty, unless "files.refactoring.autoSave" saves them.
 */
export async function applyFiles(files: readonly ReviewedFile[]): Promise<Applied> {
  const prepared = await Promise.all(files.map(async file => ({ file, now: await prepare(file) })));
  const stale = prepared.filter(({ now }) => now === 'stale').map(({ file }) => file.path);
  if (stale.length > 0) return { kind: 'stale', files: stale };
  const changes = prepared.flatMap(({ now }) => (now === 'stale' ? [] : [now]));
  const edit = new vscode.WorkspaceEdit();
  // First, since it can fail.
  for (const change of changes) {
    if (change.kind === 'create') edit.createFile(change.uri, { contents: new TextEncoder().encode(change.text) });
  }
  const unseen: vscode.TextDocument[] = [];
  for (const change of changes) {
    if (change.kind !== 'edit') continue;
    edit.set(change.document.uri, textEdits(change.document, change.text));
    if (!change.document.isDirty && !isInTab(change.document.uri)) unseen.push(change.document);
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return { kind: 'refused' };
  for (const document of unseen) await document.save();
  return { kind: 'applied' };
}

async function prepare(file: ReviewedFile): Promise<PreparedEdit | 'stale'> {
  const { proposed, uri, chosen } = file;
  const document = await currentDocument(uri);
  // As late as possible.
  if ((await proposed.mayBeWritten?.()) === false) return 'stale';
  if (proposed.kind === 'create') return document ? 'stale' : { kind: 'create', uri, text: chosen };
  if (document === undefined) return 'stale';
  const text = chosenNow(file, document.getText());
  return text === undefined ? 'stale' : { kind: 'edit', document, text };
}

/** With the chosen changes. */
function chosenNow({ proposed, chosen }: ReviewedFile, now: string): string | undefined {
  const { before, target } = proposed;
  if (now === before) return chosen;
  // VS Code normalizes mixed line ends.
  const lineEnd = now.includes('\r\n') ? '\r\n' : '\n';
  if (now === withLineEnd(before, lineEnd)) return withLineEnd(chosen, lineEnd);
  const carried = target && rebaseProposal({ target, after: chosen, now });
  return carried === undefined || carried === 'changed' ? undefined : carried.text;
}

function withLineEnd(text: string, lineEnd: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

/** Per run of lines, so that cursors and breakpoints stay. */
function textEdits(document: vscode.TextDocument, text: string): vscode.TextEdit[] {
  const now = document.getText();
  const oldStarts = lineStarts(now);
  const newStarts = lineStarts(text);
  return hunksOf(now, text).map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => {
    const from = document.positionAt(oldStarts[beforeStart] ?? now.length);
    const to = document.positionAt(oldStarts[beforeEnd] ?? now.length);
    const code = text.slice(newStarts[afterStart] ?? text.length, newStarts[afterEnd] ?? text.length);
    return vscode.TextEdit.replace(new vscode.Range(from, to), code);
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function isInTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
