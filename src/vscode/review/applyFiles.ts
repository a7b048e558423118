import * as vscode from 'vscode';
import { rebaseProposal } from '../../core/refactor/placing/rebaseProposal.ts';
import { type Hunk, hunksInSteps } from '../../core/text/hunks.ts';
import { inHostTurns } from '../inHostTurns.ts';
import { currentDocument } from './currentDocument.ts';
import type { ReviewedFile } from './reviewedFile.ts';

export type Applied =
  | { readonly kind: 'applied' }
  /** Nothing was changed. */
  | { readonly kind: 'stale'; readonly files: readonly string[] }
  | { readonly kind: 'refused' };

type PreparedEdit =
  | { readonly kind: 'create'; readonly uri: vscode.Uri; readonly text: string }
  | {
      readonly kind: 'edit';
      readonly document: vscode.TextDocument;
      /** The one that `edits` are for. */
      readonly version: number;
      readonly edits: readonly vscode.TextEdit[];
    };

/**
 * One edit, one undo. Saves files without a tab; open ones stay dirty, unless "files.refactoring.autoSave" saves them.
 */
export async function applyFiles(files: readonly ReviewedFile[]): Promise<Applied> {
  const prepared = await prepareAll(files);
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
    edit.set(change.document.uri, [...change.edits]);
    if (!change.document.isDirty && !isInTab(change.document.uri)) unseen.push(change.document);
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return { kind: 'refused' };
  for (const document of unseen) await document.save();
  return { kind: 'applied' };
}

interface PreparedFile {
  readonly file: ReviewedFile;
  readonly now: PreparedEdit | 'stale';
}

/** Typing during the preparation makes its edits outdated. */
const MOST_ATTEMPTS = 3;

async function prepareAll(files: readonly ReviewedFile[]): Promise<readonly PreparedFile[]> {
  let prepared: readonly PreparedFile[] = [];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    prepared = await Promise.all(files.map(async file => ({ file, now: await prepare(file) })));
    if (!prepared.some(isOutdated)) return prepared;
  }
  return prepared.map(one => (isOutdated(one) ? { file: one.file, now: 'stale' } : one));
}

function isOutdated({ now }: PreparedFile): boolean {
  return now !== 'stale' && now.kind === 'edit' && now.document.version !== now.version;
}

async function prepare(file: ReviewedFile): Promise<PreparedEdit | 'stale'> {
  const { proposed, uri, chosen } = file;
  const document = await currentDocument(uri);
  const version = document?.version ?? 0;
  const edits = document && proposed.kind === 'edit' ? await editsNow(file, document) : undefined;
  // As late as possible.
  if ((await proposed.mayBeWritten?.()) === false) return 'stale';
  if (proposed.kind === 'create') return document ? 'stale' : { kind: 'create', uri, text: chosen };
  return document && edits ? { kind: 'edit', document, version, edits } : 'stale';
}

/** Those that make the chosen changes; undefined if the document has changed in their place. */
async function editsNow(file: ReviewedFile, document: vscode.TextDocument): Promise<vscode.TextEdit[] | undefined> {
  const now = document.getText();
  const text = await chosenNow(file, now);
  if (text === undefined) return undefined;
  const hunks = await inHostTurns(hunksInSteps(now, text));
  return textEdits(hunks, { document, now, text });
}

/** With the chosen changes. */
async function chosenNow({ proposed, chosen }: ReviewedFile, now: string): Promise<string | undefined> {
  const { before, target } = proposed;
  if (now === before) return chosen;
  // VS Code normalizes mixed line ends.
  const lineEnd = now.includes('\r\n') ? '\r\n' : '\n';
  if (now === withLineEnd(before, lineEnd)) return withLineEnd(chosen, lineEnd);
  const carried = target && (await inHostTurns(rebaseProposal({ target, after: chosen, now })));
  return carried === undefined || carried === 'changed' ? undefined : carried.text;
}

function withLineEnd(text: string, lineEnd: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

interface Changed {
  readonly document: vscode.TextDocument;
  readonly now: string;
  readonly text: string;
}

/** Per run of lines, so that cursors and breakpoints stay. */
function textEdits(hunks: readonly Hunk[], { document, now, text }: Changed): vscode.TextEdit[] {
  const oldStarts = lineStarts(now);
  const newStarts = lineStarts(text);
  return hunks.map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => {
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
