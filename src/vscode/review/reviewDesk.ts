import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { applyFiles } from './applyFiles.ts';
import { mayAccept } from './confirmAccept.ts';
import { DiffTabs } from './diffTabs.ts';
import { InFileMarks } from './inFileMarks.ts';
import { KeyHints } from './keyHints.ts';
import { type NewReview, OpenReview, type ReviewDecision, type Stage } from './openReview.ts';
import { ProposalStatus } from './proposalStatus.ts';
import { ProposedTexts } from './proposedTexts.ts';
import { askAboutProtected } from './protectedFiles.ts';
import type { FileForReview, ReviewOutcome, ReviewRequest, Reviews } from './review.ts';
import { updateContextKeys } from './reviewContext.ts';
import { ReviewedFile } from './reviewedFile.ts';
import { ReviewLenses } from './reviewLenses.ts';
import type { ReviewStyle } from './reviewStyle.ts';
import { ReviewTree } from './reviewTree.ts';
import { WarningMarks } from './warningMarks.ts';

/** The window paints the first line in the file, before it is busy opening a diff. */
const FIRST_LINE_MS = 50;

/** Nothing of it is visible. */
export interface PreparedReview {
  readonly id: number;
  readonly discard: () => void;
}

/** The only writer of files. */
export class ReviewDesk implements Reviews, vscode.Disposable {
  readonly #style: () => ReviewStyle;
  readonly #texts = new ProposedTexts();
  readonly #tabs = new DiffTabs();
  readonly #marks = new WarningMarks();
  readonly #tree: ReviewTree;
  readonly #inFile: InFileMarks;
  readonly #status: ProposalStatus;
  /** Each shows the open reviews in its way. */
  readonly #views: readonly (vscode.Disposable & { refresh(): void })[];
  readonly #subscriptions: readonly vscode.Disposable[];
  #reviews: readonly OpenReview[] = [];
  #lastId = 0;

  constructor(style: () => ReviewStyle = () => 'sideBySide') {
    this.#style = style;
    const reviews = () => this.#reviews;
    this.#tree = new ReviewTree({ reviews, onTaken: file => this.#taken(file) });
    this.#inFile = new InFileMarks(reviews);
    this.#status = new ProposalStatus(reviews);
    this.#views = [this.#tree, new ReviewLenses(reviews), new KeyHints(reviews), this.#inFile, this.#status];
    this.#subscriptions = [
      this.#texts,
      this.#marks,
      ...this.#views,
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const review of this.#reviews) review.renamed(files);
        void this.#refresh();
      }),
      // Moving a diff closes and reopens it.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => setImmediate(() => this.#closed(closed))),
    ];
  }

  /** Newest last. */
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

  /** One of the files or diffs of an open review. */
  isReviewed(uri: vscode.Uri): boolean {
    const name = uri.toString();
    return this.#reviews.some(review => {
      return review.fileOf(uri) !== undefined || review.files.some(file => file.uri.toString() === name);
    });
  }

  /** Loads the diff of `file` for a review that may be opened. */
  prepare(file: FileForReview): PreparedReview {
    const id = this.#newId();
    const prepared = new ReviewedFile(file, id);
    this.#setTexts(prepared);
    if (this.#style() === 'sideBySide') this.#tabs.load(prepared);
    return { id, discard: () => this.#texts.deleteOf(id) };
  }

  /** Empty; closed by its opener. */
  open(review: NewReview & { readonly prepared?: PreparedReview }): OpenReview {
    const opened = new OpenReview(review.prepared?.id ?? this.#newId(), review);
    this.#reviews = [...this.#reviews, opened];
    return opened;
  }

  /** A streaming answer gets its diff with the first line: opening it would delay that line. */
  async show(review: OpenReview, shown: { files: readonly FileForReview[]; stage: Stage }): Promise<void> {
    const { files, stage } = shown;
    const wasSeveral = review.several;
    this.#marks.remove(review);
    review.stage = stage;
    review.progress = undefined;
    this.#propose(review, files);
    review.isInFile = this.#style() === 'inFile' && review.files[0] !== undefined && isInEditor(review.files[0]);
    // Context keys may follow later.
    await Promise.all([stage.kind !== 'streaming' && this.#showTabs(review), this.#refresh()]);
    if (review.several && !wasSeveral) this.#tree.reveal(review);
  }

  /** Another line of a streaming answer. */
  grow(review: OpenReview, files: readonly FileForReview[]): void {
    this.#propose(review, files);
    this.#inFile.refresh();
    if (review.opening !== undefined || this.#tabs.has(review)) return;
    review.opening = setTimeout(() => {
      this.#showTabs(review).catch(() => {
        // Shown again when the answer is complete.
      });
    }, FIRST_LINE_MS);
  }

  #propose(review: OpenReview, files: readonly FileForReview[]): void {
    review.propose(files);
    for (const file of review.files) this.#setTexts(file);
    const isMarked = review.stage.kind === 'streaming' && files.some(({ warnings }) => warnings.length > 0);
    if (isMarked || review.stage.kind === 'ready') this.#marks.show(review);
  }

  /** In the status bar. */
  progress(review: OpenReview, words: string): void {
    review.progress = words;
    this.#status.refresh();
  }

  async close(review: OpenReview): Promise<void> {
    this.#reviews = this.#reviews.filter(open => open !== review);
    this.#marks.remove(review);
    await this.#refresh();
    clearTimeout(review.opening);
    // A diff that is still opening can't be closed.
    await Promise.allSettled([review.tabs]);
    await this.#tabs.close(review);
    this.#texts.deleteOf(review.id);
  }

  /** Asks each time: a dismissed question must not block the next. */
  async accept(review: OpenReview): Promise<void> {
    const { files, stage } = review;
    if (stage.kind !== 'ready') return;
    const take = (file: ReviewedFile, taken: boolean) => this.takeAll(file, taken);
    if ((await askAboutProtected(files, take)) === 'left') return;
    const chosen = files.filter(file => file.taken !== 'none');
    if (chosen.length === 0) {
      await vscode.window.showInformationMessage(l10n.t('Ghostline: nothing is selected to accept.'));
      return;
    }
    if (!(await mayAccept({ chosen, deletedShare: stage.deletedShare }))) return;
    // Decided or retried meanwhile.
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

  /** The diff shows the result. */
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

  #newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #setTexts(file: ReviewedFile): void {
    this.#texts.set(file.left, file.proposed.before);
    this.#texts.set(file.right, file.shown);
  }

  async #apply(review: OpenReview, chosen: readonly ReviewedFile[]): Promise<void> {
    const applied = await applyFiles(chosen);
    switch (applied.kind) {
      case 'applied':
        await this.#tabs.openNew(review, chosen);
        review.decide({ kind: 'accepted', files: chosen.map(({ path }) => path), written: chosen.map(f => f.written) });
        return;
      case 'stale':
        review.decide(applied);
        return;
      case 'refused':
        void vscode.window.showErrorMessage(
          l10n.t("Ghostline: VS Code couldn't apply the edit. Nothing was changed; try again."),
        );
    }
  }

  #taken(file: ReviewedFile): void {
    this.#texts.set(file.right, file.shown);
    for (const review of this.#reviews) if (review.files.includes(file)) this.#marks.show(review);
    this.#refreshViews();
  }

  /** One call after the other: a tab that is opening isn't there yet. */
  #showTabs(review: OpenReview): Promise<void> {
    clearTimeout(review.opening);
    review.opening = undefined;
    const show = () => this.#showTabsNow(review);
    review.tabs = review.tabs.then(show, show);
    return review.tabs;
  }

  /** The new diff first, so that its column stays. */
  async #showTabsNow(review: OpenReview): Promise<void> {
    const [first] = review.files;
    if (!this.#reviews.includes(review)) return;
    if (review.isEmpty || review.isInFile) return this.#tabs.close(review);
    // A streaming answer may begin with another file than the proposal.
    if (first && !this.#tabs.hasFile(review, first)) await this.#showFile(review, first);
    // It may also come back to a file.
    if (review.stage.kind !== 'streaming') await this.#tabs.closeStale(review);
  }

  async #showFile(review: OpenReview, file: ReviewedFile, hunk?: number): Promise<void> {
    const target = file.proposed.target;
    const before = target && target.text.slice(0, target.start).split('\n').length - 1;
    await this.#tabs.show(review, file, hunk === undefined ? before : file.linesOf('after', hunk).start);
  }

  async #refresh(): Promise<void> {
    // A hidden tree would show its old rows first.
    this.#refreshViews();
    await updateContextKeys(this.#reviews);
    this.#tree.refresh();
  }

  #refreshViews(): void {
    for (const view of this.#views) view.refresh();
  }

  #closed(closed: readonly vscode.Tab[]): void {
    for (const review of this.#reviews) {
      const wasShown = this.#tabs.isAmong(closed, review);
      const needsTab = !review.several && !review.isEmpty && !review.isInFile;
      if (wasShown && needsTab && !this.#tabs.has(review)) review.decide({ kind: 'rejected' });
    }
  }
}

function isInEditor({ proposed: { kind }, uri }: ReviewedFile): boolean {
  const editors = vscode.window.visibleTextEditors;
  return kind === 'edit' && editors.some(({ document }) => document.uri.toString() === uri.toString());
}

/** The next instruction is the reason. */
function outcomeOf(decision: ReviewDecision): ReviewOutcome {
  if (decision.kind === 'longer') return { kind: 'rejected' };
  return decision.kind === 'again' ? { kind: 'rejected', reason: decision.instruction } : decision;
}
