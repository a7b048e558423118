import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';
import type { OpenReview } from './openReview.ts';
import { reviewOf } from './proposedTexts.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/** Never take the focus. */
export class DiffTabs {
  /** VS Code keeps the documents for a while, so that the diff opens faster. */
  load(file: ReviewedFile): void {
    inLanguages(file).catch(() => {
      // They are loaded again when shown.
    });
  }

  /** `line`: 0-based, on the proposed side. */
  async show(review: OpenReview, file: ReviewedFile, line?: number): Promise<void> {
    const { left, right, proposed } = file;
    const isNew = proposed.kind === 'create';
    // The folder of a new file is the model's choice.
    const name = isNew ? file.path : file.path.slice(file.path.lastIndexOf('/') + 1);
    const title = isNew ? l10n.t('{0} (new, proposed)', name) : l10n.t('{0} (proposed)', name);
    const selection = line === undefined ? undefined : new vscode.Range(line, 0, line, 0);
    await vscode.commands.executeCommand('vscode.diff', left, right, title, {
      preserveFocus: true,
      preview: review.several,
      viewColumn: this.#column(review),
      ...(selection && { selection }),
    });
    await inLanguages(file);
  }

  async close(review: OpenReview): Promise<void> {
    await close(tabsOf(review));
  }

  /** Of files that a later answer left out. */
  async closeStale(review: OpenReview): Promise<void> {
    await close(tabsOf(review).filter(tab => !isCurrent(tab, review)));
  }

  /** Of a current file. */
  has(review: OpenReview): boolean {
    return tabsOf(review).some(tab => isCurrent(tab, review));
  }

  hasFile(review: OpenReview, { right }: ReviewedFile): boolean {
    return tabsOf(review).some(
      ({ input }) => input instanceof vscode.TabInputTextDiff && isSame(input.modified, right),
    );
  }

  /** The first new file, in the place of its diff. */
  async openNew(review: OpenReview, written: readonly ReviewedFile[]): Promise<void> {
    const first = written.find(({ proposed }) => proposed.kind === 'create');
    if (first === undefined) return;
    const viewColumn = tabsOf(review)[0]?.group.viewColumn ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(first.uri, { viewColumn, preserveFocus: true, preview: false });
  }

  isAmong(tabs: readonly vscode.Tab[], review: OpenReview): boolean {
    return tabs.some(tab => isOf(tab, review));
  }

  #column({ viewColumn }: OpenReview): vscode.ViewColumn {
    const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isProposal));
    if (group) return group.viewColumn;
    if (viewColumn !== undefined) return viewColumn;
    return vscode.window.tabGroups.activeTabGroup.tabs.length > 0 ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  }
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

function isProposal({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === PROPOSAL_SCHEME;
}

function tabsOf(review: OpenReview): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => isOf(tab, review));
}

/** Also a diff of a real file against the proposal. */
function isOf({ input }: vscode.Tab, { id }: OpenReview): boolean {
  return input instanceof vscode.TabInputTextDiff && reviewOf(input.modified) === id;
}

function isCurrent({ input }: vscode.Tab, review: OpenReview): boolean {
  return input instanceof vscode.TabInputTextDiff && review.fileOf(input.modified) !== undefined;
}

async function close(tabs: readonly vscode.Tab[]): Promise<void> {
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}

async function inLanguages({ left, proposed, right }: ReviewedFile): Promise<void> {
  await Promise.all([left, right].map(uri => inLanguage(uri, proposed.languageId)));
}

async function inLanguage(uri: vscode.Uri, languageId: string | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (languageId !== undefined && document.languageId !== languageId) {
    await vscode.languages.setTextDocumentLanguage(document, languageId);
  }
}
