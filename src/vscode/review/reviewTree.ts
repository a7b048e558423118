import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId, REVIEW_VIEW } from '../../contributions.ts';
import { counted } from '../../core/counted.ts';
import type { OpenReview } from './openReview.ts';
import { hunkWords, lineWords, warningWords } from './reviewCounts.ts';
import type { ReviewedFile } from './reviewedFile.ts';

export type ReviewNode =
  | { readonly kind: 'review'; readonly review: OpenReview }
  | { readonly kind: 'file'; readonly review: OpenReview; readonly file: ReviewedFile }
  | { readonly kind: 'hunk'; readonly review: OpenReview; readonly file: ReviewedFile; readonly hunk: number }
  /** Beyond MOST_ROWS. */
  | { readonly kind: 'more'; readonly review: OpenReview; readonly file: ReviewedFile };

/** Per file: VS Code asks for all rows at once. */
const MOST_ROWS = 1_000;

type FileNode = Extract<ReviewNode, { kind: 'file' }>;

/** Reviews (if several), files and their changes. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewNode>, vscode.Disposable {
  readonly #reviews: () => readonly OpenReview[];
  readonly #onTaken: (file: ReviewedFile) => void;
  readonly #view: vscode.TreeView<ReviewNode>;
  readonly #changed = new vscode.EventEmitter<void>();
  /** TreeView compares rows by identity. */
  readonly #files = new WeakMap<ReviewedFile, FileNode>();
  readonly #nodes = new WeakMap<OpenReview, ReviewNode>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ reviews, onTaken }: { reviews: () => readonly OpenReview[]; onTaken: (file: ReviewedFile) => void }) {
    this.#reviews = reviews;
    this.#onTaken = onTaken;
    this.#view = vscode.window.createTreeView(REVIEW_VIEW, {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
    });
    this.#view.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) this.#check(node, state === vscode.TreeItemCheckboxState.Checked);
    });
  }

  refresh(): void {
    const waiting = this.#reviews().filter(({ stage }) => stage.kind === 'ready').length;
    this.#view.badge = waiting > 0 ? { value: waiting, tooltip: waitingInWords(waiting) } : undefined;
    const files = this.#reviews().flatMap(({ stage, files: all }) => (stage.kind === 'ready' ? all : []));
    this.#view.description = warningWords(files).join(' · ');
    this.#changed.fire();
  }

  /** Doesn't take the focus. */
  reveal(review: OpenReview): void {
    const [first] = review.files;
    if (!first) return;
    this.#view.reveal(this.#fileNode(review, first), { focus: false, select: false }).then(undefined, () => {
      // Decided meanwhile.
    });
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    const reviews = this.#reviews();
    const [only] = reviews;
    if (node === undefined) {
      if (only && reviews.length === 1) return this.#filesOf(only);
      return reviews.map(review => this.#reviewNode(review));
    }
    if (node.kind === 'review') return this.#filesOf(node.review);
    if (node.kind !== 'file' || !hasHunkRows(node)) return [];
    const { review, file } = node;
    const rows = file.hunks.slice(0, MOST_ROWS).map((_, hunk): ReviewNode => ({ kind: 'hunk', review, file, hunk }));
    return file.hunks.length > MOST_ROWS ? [...rows, { kind: 'more', review, file }] : rows;
  }

  getParent(node: ReviewNode): ReviewNode | undefined {
    if (node.kind === 'hunk' || node.kind === 'more') return this.#fileNode(node.review, node.file);
    return node.kind === 'file' && this.#reviews().length > 1 ? this.#reviewNode(node.review) : undefined;
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    switch (node.kind) {
      case 'review':
        return new vscode.TreeItem(node.review.title, vscode.TreeItemCollapsibleState.Expanded);
      case 'file':
        return fileItem(node);
      case 'hunk':
        return hunkItem(node);
      case 'more':
        return moreItem(node);
    }
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  #filesOf(review: OpenReview): FileNode[] {
    return review.files.map(file => this.#fileNode(review, file));
  }

  #reviewNode(review: OpenReview): ReviewNode {
    const node: ReviewNode = this.#nodes.get(review) ?? { kind: 'review', review };
    this.#nodes.set(review, node);
    return node;
  }

  #fileNode(review: OpenReview, file: ReviewedFile): FileNode {
    const node = this.#files.get(file) ?? { kind: 'file', review, file };
    this.#files.set(file, node);
    return node;
  }

  #check(node: ReviewNode, taken: boolean): void {
    if (node.kind === 'review' || node.kind === 'more' || node.review.stage.kind !== 'ready') return;
    if (node.kind === 'file') node.file.takeAll(taken);
    else node.file.take(node.hunk, taken);
    this.#onTaken(node.file);
  }
}

function stateOf({ stage }: OpenReview, file: ReviewedFile): readonly string[] {
  switch (stage.kind) {
    case 'streaming':
      return [l10n.t('streaming…')];
    case 'ready':
      return countsOf(file);
    case 'refused':
      return [l10n.t('no changes proposed')];
  }
}

function fileItem({ review, file }: FileNode): vscode.TreeItem {
  const ready = review.stage.kind === 'ready';
  const { path, proposed, refused, uri, taken } = file;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const state = hasHunkRows({ review, file }) ? Collapsed : None;
  const item = new vscode.TreeItem(path.slice(path.lastIndexOf('/') + 1), state);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  item.resourceUri = uri;
  item.iconPath = iconOf(file);
  item.description = [...(folder === '' ? [] : [folder]), ...stateOf(review, file)].join(' · ');
  item.tooltip = [
    proposed.kind === 'create' ? l10n.t('{0}: a new file', path) : l10n.t('{0}: changed', path),
    ...cautionOf(file),
  ].join('\n');
  item.contextValue = 'file';
  item.command = showCommand(review, file);
  if (ready && refused === undefined)
    item.checkboxState = boxState(taken !== 'none', l10n.t('Include the changes to {0}', path));
  return item;
}

function hunkItem({ review, file, hunk: index }: Extract<ReviewNode, { kind: 'hunk' }>): vscode.TreeItem {
  const [added, removed] = [file.codeOf('after', index), file.codeOf('before', index)];
  const telling = [...added, ...removed].find(line => line.trim() !== '')?.trim();
  const item = new vscode.TreeItem(telling ?? l10n.t('blank lines'));
  item.description = hunkWords(file, index);
  item.tooltip = l10n.t('Line {0}: {1}', (file.hunks[index]?.beforeStart ?? 0) + 1, item.description);
  item.contextValue = 'hunk';
  item.command = showCommand(review, file, index);
  item.checkboxState = boxState(file.isTaken(index), l10n.t('Include this change'));
  return item;
}

function moreItem({ review, file }: Extract<ReviewNode, { kind: 'more' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('{0} more changes', file.hunks.length - MOST_ROWS));
  item.tooltip = l10n.t('Only the first changes are listed. Show the diff to see and include the others.');
  item.command = showCommand(review, file, MOST_ROWS);
  return item;
}

function hasHunkRows({ review, file }: Pick<FileNode, 'review' | 'file'>): boolean {
  return review.stage.kind === 'ready' && file.refused === undefined && file.hunks.length > 1;
}

function iconOf({ asks, refused }: ReviewedFile): vscode.ThemeIcon {
  if (refused !== undefined) return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.errorForeground'));
  if (asks === undefined) return vscode.ThemeIcon.File;
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}

/** `not written: …`, `asks first: can run commands …` */
function cautionOf({ asks, refused }: ReviewedFile): string[] {
  if (refused !== undefined) return [l10n.t('not written: {0}', refused)];
  return asks === undefined ? [] : [l10n.t('asks first: {0}', asks)];
}

/** `new`, `+12 −3`, `2 warnings`, `1 outside selection` */
function countsOf(file: ReviewedFile): string[] {
  if (file.refused !== undefined) return cautionOf(file);
  const kind = file.proposed.kind === 'create' ? [l10n.t('new')] : [];
  return [...cautionOf(file), ...kind, lineWords(file), ...warningWords([file])];
}

function showCommand(review: OpenReview, file: ReviewedFile, hunk?: number): vscode.Command {
  const args = [review.id, file.path, ...(hunk === undefined ? [] : [hunk])];
  return { command: commandId('showProposal'), title: l10n.t('Show Diff'), arguments: args };
}

function waitingInWords(count: number): string {
  return counted.proposals(count);
}

function boxState(checked: boolean, tooltip: string): NonNullable<vscode.TreeItem['checkboxState']> {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  return { state: checked ? Checked : Unchecked, tooltip, accessibilityInformation: { label: tooltip } };
}
