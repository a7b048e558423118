import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';
import { proposedCode } from '../../core/refactor/placing/rebaseProposal.ts';
import { askForText } from '../provider/choose/ask.ts';
import type { OpenReview } from './openReview.ts';
import { type PlacedChanges, placedChangesIn } from './placedChanges.ts';
import { showProposalMenu } from './proposalMenu.ts';
import type { ReviewDesk } from './reviewDesk.ts';
import type { ReviewedFile } from './reviewedFile.ts';

export class ProposalCommands {
  readonly #desk: ReviewDesk;

  constructor(desk: ReviewDesk) {
    this.#desk = desk;
  }

  async accept(at?: unknown): Promise<void> {
    const review = this.#reviewAt(at, ({ stage }) => stage.kind === 'ready');
    if (review) await this.#desk.accept(review);
  }

  /** Also stops a streaming answer. */
  reject(at?: unknown): void {
    this.#reviewAt(at)?.decide({ kind: 'rejected' });
  }

  /** Stops a streaming answer only. */
  stop(at?: unknown): void {
    this.#reviewAt(at, ({ stage }) => stage.kind === 'streaming')?.decide({ kind: 'rejected' });
  }

  async retry(at?: unknown): Promise<void> {
    const review = this.#reviewAt(at);
    if (!review) return;
    const answer = await askForText({
      title: review.title,
      prompt: l10n.t('Edit the instruction and press Enter to retry.'),
      placeholder: l10n.t('Describe the change'),
      value: review.instruction,
      canGoBack: false,
      faultIn: text => (text === '' ? l10n.t('Enter an instruction.') : undefined),
    });
    if (answer.kind === 'given') review.decide({ kind: 'again', instruction: answer.value });
  }

  async copy(at?: unknown): Promise<void> {
    const review = this.#reviewAt(at);
    if (!review) return;
    const shown = shownDocument(at);
    const file = (shown && review.fileOf(shown)) ?? review.files[0];
    await vscode.env.clipboard.writeText(textOf(review, file));
    vscode.window.setStatusBarMessage(l10n.t('Ghostline: copied'), 2_000);
  }

  /** The given change, else the one at the cursor. */
  async choose(taken: boolean, change: readonly unknown[]): Promise<void> {
    const place = this.#placeOf(change) ?? (await this.#placeAtCursor());
    if (place) this.#desk.take(place.file, { hunk: place.hunk, taken });
  }

  /** The given change, else the one at the cursor. */
  async chooseOnly(change: readonly unknown[]): Promise<void> {
    const place = this.#placeOf(change) ?? (await this.#placeAtCursor());
    if (!place) return;
    const { file, hunk, review } = place;
    for (const other of review.files) this.#desk.takeAll(other, false);
    this.#desk.take(file, { hunk, taken: true });
  }

  async menu(at?: unknown): Promise<void> {
    const review = this.#reviewAt(at);
    if (review) await showProposalMenu(review);
  }

  /** From a lens: review, path, change. */
  #placeOf([id, path, hunk]: readonly unknown[]): ChangePlace | undefined {
    const review = this.#desk.reviews.find(open => open.stage.kind === 'ready' && open.id === id);
    const file = review?.files.find(known => known.path === path);
    return review && file && typeof hunk === 'number' && hunk < file.hunks.length ? { review, file, hunk } : undefined;
  }

  /** In the diff or in the file itself. */
  async #placeAtCursor(): Promise<ChangePlace | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    const { document, selection } = editor;
    const { line } = selection.active;
    const ready = this.#desk.reviews.filter(({ stage }) => stage.kind === 'ready');
    const review = ready.find(open => open.fileOf(document.uri) !== undefined);
    const file = review?.fileOf(document.uri);
    if (!review || !file) {
      const placed = (await placedChangesIn(document, ready)).at(-1);
      return placed && changeAt(placed, line);
    }
    const side = document.uri.toString() === file.left.toString() ? 'before' : 'after';
    const hunk = file.hunkAt(side, line);
    return hunk === undefined ? undefined : { review, file, hunk };
  }

  /** Of that id, diff, row or file; else the latest. */
  #reviewAt(at: unknown, fits: (review: OpenReview) => boolean = () => true): OpenReview | undefined {
    const reviews = this.#desk.reviews.filter(fits);
    if (typeof at === 'number') return reviews.find(({ id }) => id === at);
    const shown = shownDocument(at);
    const ofDiff = shown && reviews.find(review => review.fileOf(shown));
    const code = (at instanceof vscode.Uri ? at : vscode.window.activeTextEditor?.document.uri)?.toString();
    const ofCode = reviews.findLast(({ files }) => files.some(({ uri }) => uri.toString() === code));
    return ofDiff ?? ofCode ?? reviews.at(-1);
  }
}

interface ChangePlace {
  readonly review: OpenReview;
  readonly file: ReviewedFile;
  readonly hunk: number;
}

/** At the line, or the next one below; the last one at the end. */
function changeAt({ file, linesOf, review }: PlacedChanges, line: number): ChangePlace | undefined {
  const ends = file.hunks.map((_, hunk) => linesOf(hunk)?.end);
  const below = ends.findIndex(end => end !== undefined && line <= end);
  const hunk = below < 0 ? ends.findLastIndex(end => end !== undefined) : below;
  return hunk < 0 ? undefined : { review, file, hunk };
}

/** That a button or key applies to. */
function shownDocument(at: unknown): vscode.Uri | undefined {
  if (at instanceof vscode.Uri && at.scheme === PROPOSAL_SCHEME) return at;
  const { activeTextEditor: editor, tabGroups } = vscode.window;
  if (editor?.document.uri.scheme === PROPOSAL_SCHEME) return editor.document.uri;
  const input = tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === PROPOSAL_SCHEME
    ? input.modified
    : undefined;
}

/** The selection's replacement if nothing else changes; else the whole file. */
function textOf({ stage }: OpenReview, file: ReviewedFile | undefined): string {
  if (stage.kind === 'refused') return stage.partial;
  if (file === undefined) return '';
  const { target } = file.proposed;
  return (target && proposedCode(target, file.shown)) ?? file.shown;
}
