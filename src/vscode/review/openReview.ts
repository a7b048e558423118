import * as vscode from 'vscode';
import type { FileForReview, ReviewOutcome } from './review.ts';
import { ReviewedFile } from './reviewedFile.ts';

export type Stage =
  | { readonly kind: 'streaming' }
  /** Of the selection, from 0 to 1. */
  | { readonly kind: 'ready'; readonly deletedShare: number }
  /** `partial` can be copied. */
  | { readonly kind: 'refused'; readonly partial: string };

export type ReviewDecision =
  | ReviewOutcome
  | { readonly kind: 'again'; readonly instruction: string }
  /** With a higher length limit. */
  | { readonly kind: 'longer' };

export interface NewReview {
  readonly title: string;
  /** Prefills a retry. */
  readonly instruction: string;
  readonly viewColumn?: vscode.ViewColumn;
}

export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Waits for the user's decision. */
export class OpenReview {
  readonly id: number;
  readonly title: string;
  readonly viewColumn: vscode.ViewColumn | undefined;
  instruction: string;
  stage: Stage = { kind: 'streaming' };
  /** Of a streaming answer, once it costs something: `~120 tokens · ~$0.0001` */
  progress: string | undefined;
  files: readonly ReviewedFile[] = [];
  /** Marked in the file itself, without a diff. */
  isInFile = false;
  /** Of its diff, in a moment. */
  opening: NodeJS.Timeout | undefined;
  /** Settles when its diffs are open or closed. */
  tabs: Promise<void> = Promise.resolve();
  /** Ignores a second Accept. */
  applying: Promise<void> | undefined;
  readonly #renames: Rename[] = [];
  #decision = Promise.withResolvers<ReviewDecision>();

  constructor(id: number, { title, instruction, viewColumn }: NewReview) {
    this.id = id;
    this.title = title;
    this.instruction = instruction;
    this.viewColumn = viewColumn;
  }

  get decision(): Promise<ReviewDecision> {
    return this.#decision.promise;
  }

  decide(decision: ReviewDecision): void {
    this.#decision.resolve(decision);
  }

  reopen(): void {
    this.#decision = Promise.withResolvers();
  }

  /** Replaces all files and choices. */
  propose(files: readonly FileForReview[]): void {
    this.files = files.map(file => new ReviewedFile({ ...file, uri: this.whereIs(file.uri) }, this.id));
  }

  renamed(renames: readonly Rename[]): void {
    this.#renames.push(...renames);
    for (const file of this.files) file.uri = renames.reduce(afterRename, file.uri);
  }

  /** May have been renamed since. */
  whereIs(uri: vscode.Uri): vscode.Uri {
    return this.#renames.reduce(afterRename, uri);
  }

  /** A refused answer without a line for the file. */
  get isEmpty(): boolean {
    return this.stage.kind === 'refused' && this.files.every(({ proposed }) => proposed.before === proposed.after);
  }

  get several(): boolean {
    return this.files.length > 1;
  }

  fileOf(uri: vscode.Uri): ReviewedFile | undefined {
    const name = uri.toString();
    return this.files.find(({ left, right }) => left.toString() === name || right.toString() === name);
  }
}

function afterRename(uri: vscode.Uri, { oldUri, newUri }: Rename): vscode.Uri {
  const old = oldUri.toString();
  const name = uri.toString();
  if (name === old) return newUri;
  // A renamed folder moves its files.
  return name.startsWith(`${old}/`) ? vscode.Uri.parse(newUri.toString() + name.slice(old.length)) : uri;
}
