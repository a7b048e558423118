import * as vscode from 'vscode';
import type { FileForReview, ReviewOutcome } from './review.ts';
import { ReviewedFile } from './reviewedFile.ts';

export type Stage =
  /** The answer is coming in. */
  | { readonly kind: 'streaming' }
  /** `deletedShare`: how much of the selection would be gone, from 0 to 1. */
  | { readonly kind: 'ready'; readonly deletedShare: number }
  /** The answer is nothing that may be accepted; `partial` is for copying. */
  | { readonly kind: 'refused'; readonly partial: string };

export type ReviewDecision =
  | ReviewOutcome
  /** Asked anew, with this instruction. */
  | { readonly kind: 'again'; readonly instruction: string }
  /** Asked anew for an answer that may be longer. */
  | { readonly kind: 'longer' };

export interface NewReview {
  readonly title: string;
  /** Proposed to the user where they want to ask again. */
  readonly instruction: string;
  readonly viewColumn?: vscode.ViewColumn;
}

export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** One proposal that waits for its user. */
export class OpenReview {
  readonly id: number;
  readonly title: string;
  readonly viewColumn: vscode.ViewColumn | undefined;
  instruction: string;
  stage: Stage = { kind: 'streaming' };
  files: readonly ReviewedFile[] = [];
  /** While it is being applied, a second Accept is the same one. */
  applying: Promise<void> | undefined;
  readonly #renames: Rename[] = [];
  #decision = Promise.withResolvers<ReviewDecision>();

  constructor(id: number, { title, instruction, viewColumn }: NewReview) {
    this.id = id;
    this.title = title;
    this.instruction = instruction;
    this.viewColumn = viewColumn;
  }

  /** What the user decides of what is shown now. */
  get decision(): Promise<ReviewDecision> {
    return this.#decision.promise;
  }

  decide(decision: ReviewDecision): void {
    this.#decision.resolve(decision);
  }

  /** Waits for another decision: the one before was not the last. */
  reopen(): void {
    this.#decision = Promise.withResolvers();
  }

  /** Replaces all files: nothing of an earlier proposal is kept, even where the text is the same. */
  propose(files: readonly FileForReview[]): void {
    this.files = files.map(file => new ReviewedFile({ ...file, uri: this.whereIs(file.uri) }, this.id));
  }

  renamed(renames: readonly Rename[]): void {
    this.#renames.push(...renames);
    for (const file of this.files) file.uri = renames.reduce(afterRename, file.uri);
  }

  /** Where a file is that stood there when the review was opened. */
  whereIs(uri: vscode.Uri): vscode.Uri {
    return this.#renames.reduce(afterRename, uri);
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
  // A folder takes its files with it.
  return name.startsWith(`${old}/`) ? vscode.Uri.parse(newUri.toString() + name.slice(old.length)) : uri;
}
