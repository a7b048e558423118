import * as vscode from 'vscode';
import { applyFiles } from './applyFiles.ts';
import { DiffTabs } from './diffTabs.ts';
import { type NewReview, OpenReview, type ReviewDecision, type Stage } from './openReview.ts';
import { ProposedTexts } from './proposedTexts.ts';
import { askAboutProtected } from './protectedFiles.ts';
import type { FileForReview, ReviewOutcome, ReviewRequest, Reviews } from './review.ts';
import { tellContext } from './reviewContext.ts';
import type { ReviewedFile } from './reviewedFile.ts';
import { ReviewTree } from './reviewTree.ts';
import { WarningMarks } from './warningMarks.ts';

/** Of the selection; more than this is asked about before it is deleted. */
const MUCH_DELETED_SHARE = 0.6;

/** Shows proposals and carries out what the user decides about them; nothing else changes a file. */
export class ReviewDesk implements Reviews, vscode.Disposable {
  readonly #texts = new ProposedTexts();
  readonly #tabs = new DiffTabs();
  readonly #marks = new WarningMarks();
  readonly #tree: ReviewTree;
  readonly #subscriptions: readonly vscode.Disposable[];
  #reviews: readonly OpenReview[] = [];
  #lastId = 0;

  constructor() {
    this.#tree = new ReviewTree({ reviews: () => this.#reviews, onTaken: file => this.#taken(file) });
    this.#subscriptions = [
      this.#texts,
      this.#marks,
      this.#tree,
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const review of this.#reviews) review.renamed(files);
        void this.#refresh();
      }),
      // A diff that is moved to another group is closed and opened.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => setImmediate(() => this.#closed(closed))),
    ];
  }

  /** The newest last. */
  get reviews(): readonly OpenReview[] {
    return this.#reviews;
  }

  async review({ files, signal, title, viewColumn }: ReviewRequest): Promise<ReviewOutcome> {
    const review = this.open({ title, instruction: '', ...(viewColumn !== undefined && { viewColumn }) });
    const left = () => review.decide({ kind: 'rejected' });
    signal?.addEventListener('abort', left);
    try {
      if (signal?.aborted) return { kind: 'rejected' };
      await this.show(review, { files, stage: { kind: 'ready', deletedShare: 0 } });
      return outcomeOf(await review.decision);
    } finally {
      signal?.removeEventListener('abort', left);
      await this.close(review);
    }
  }

  /** A review with nothing in it yet; whoever opens it closes it. */
  open(review: NewReview): OpenReview {
    this.#lastId += 1;
    const opened = new OpenReview(this.#lastId, review);
    this.#reviews = [...this.#reviews, opened];
    return opened;
  }

  /** Puts the files into the review, and it before the user. */
  async show(review: OpenReview, shown: { files: readonly FileForReview[]; stage: Stage }): Promise<void> {
    const { files, stage } = shown;
    const wasSeveral = review.several;
    this.#marks.remove(review);
    review.stage = stage;
    this.grow(review, files);
    const [first] = review.files;
    // At once: what menus and keys are told can come a moment later.
    const opened = first && !this.#tabs.has(review) ? this.#showFile(review, first) : undefined;
    await Promise.all([opened, this.#refresh()]);
    if (review.several && !wasSeveral) this.#tree.reveal(review);
  }

  /** More of the answer has come in. */
  grow(review: OpenReview, files: readonly FileForReview[]): void {
    review.propose(files);
    for (const file of review.files) {
      this.#texts.set(file.left, file.proposed.before);
      this.#texts.set(file.right, file.shown);
    }
    if (review.stage.kind === 'ready') this.#marks.show(review);
  }

  async close(review: OpenReview): Promise<void> {
    this.#reviews = this.#reviews.filter(open => open !== review);
    this.#marks.remove(review);
    await this.#refresh();
    await this.#tabs.close(review);
    for (const { left, right } of review.files) {
      this.#texts.delete(left);
      this.#texts.delete(right);
    }
  }

  /** Asks first where much would be deleted, each time: a question that nobody answers must not block the next one. */
  async accept(review: OpenReview): Promise<void> {
    const { files, stage } = review;
    if (stage.kind !== 'ready') return;
    const take = (file: ReviewedFile, taken: boolean) => this.takeAll(file, taken);
    if ((await askAboutProtected(files, take)) === 'left') return;
    const chosen = files.filter(file => file.taken !== 'none');
    if (chosen.length === 0) {
      await vscode.window.showInformationMessage('Ghostline: no change is checked, so there is nothing to accept.');
      return;
    }
    if (stage.deletedShare > MUCH_DELETED_SHARE && !(await mayDelete(stage.deletedShare))) return;
    // Meanwhile it may have been decided, or asked for anew.
    if (!this.#reviews.includes(review) || review.stage !== stage) return;
    review.applying ??= this.#apply(review, chosen).finally(() => {
      review.applying = undefined;
    });
    await review.applying;
  }

  async showFile(reviewId: unknown, path: unknown, hunk: unknown): Promise<void> {
    const review = this.#reviews.find(({ id }) => id === reviewId);
    const file = review?.files.find(known => known.path === path);
    if (review && file) await this.#showFile(review, file, typeof hunk === 'number' ? hunk : undefined);
  }

  /** Takes a change into what Accept writes, or leaves it out; the diff shows what would be written. */
  take(file: ReviewedFile, choice: { readonly hunk: number; readonly taken: boolean }): void {
    file.take(choice.hunk, choice.taken);
    this.#taken(file);
  }

  takeAll(file: ReviewedFile, taken: boolean): void {
    file.takeAll(taken);
    this.#taken(file);
  }

  dispose(): void {
    for (const review of this.#reviews) review.decide({ kind: 'rejected' });
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #apply(review: OpenReview, chosen: readonly ReviewedFile[]): Promise<void> {
    const applied = await applyFiles(chosen);
    switch (applied.kind) {
      case 'applied':
        review.decide({ kind: 'accepted', files: chosen.map(({ path }) => path), written: chosen.map(f => f.written) });
        return;
      case 'stale':
        review.decide(applied);
        return;
      case 'refused':
        void vscode.window.showErrorMessage('Ghostline: the editor refused the edit. Nothing was changed; try again.');
    }
  }

  #taken(file: ReviewedFile): void {
    this.#texts.set(file.right, file.shown);
    for (const review of this.#reviews) if (review.files.includes(file)) this.#marks.show(review);
    this.#tree.refresh();
  }

  async #showFile(review: OpenReview, file: ReviewedFile, hunk?: number): Promise<void> {
    const target = file.proposed.target;
    const before = target && target.text.slice(0, target.start).split('\n').length - 1;
    await this.#tabs.show(review, file, hunk === undefined ? before : file.linesOf('after', hunk).start);
  }

  async #refresh(): Promise<void> {
    // Before as well: a tree that is hidden keeps its rows, and would show them again first.
    this.#tree.refresh();
    await tellContext(this.#reviews);
    this.#tree.refresh();
  }

  /** Who closes the diff of a proposal of one file does not want it. */
  #closed(closed: readonly vscode.Tab[]): void {
    for (const review of this.#reviews) {
      const wasShown = this.#tabs.isAmong(closed, review);
      if (wasShown && !review.several && !this.#tabs.has(review)) review.decide({ kind: 'rejected' });
    }
  }
}

async function mayDelete(share: number): Promise<boolean> {
  const anyway = 'Accept All the Same';
  const message = `Ghostline: this deletes ${Math.round(share * 100)} % of what was selected.`;
  return (await vscode.window.showWarningMessage(message, anyway)) === anyway;
}

/** What was wanted instead is why it was rejected. */
function outcomeOf(decision: ReviewDecision): ReviewOutcome {
  if (decision.kind === 'longer') return { kind: 'rejected' };
  return decision.kind === 'again' ? { kind: 'rejected', reason: decision.instruction } : decision;
}
