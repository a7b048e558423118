import type * as vscode from 'vscode';
import type { ProposedFile } from '../../core/refactor/reading/proposedFile.ts';
import type { Target } from '../../core/refactor/target/target.ts';

export interface FileForReview extends ProposedFile {
  /** Where the file is, or will be. */
  readonly uri: vscode.Uri;
  /** Told by the file's name where it is absent. */
  readonly languageId?: string;
  /**
   * With it the change follows its target when the document was edited elsewhere; without it a file that has changed in
   * any way is stale.
   */
  readonly target?: Target;
  /**
   * Asked right before the file is written: whether it may still be written where it is. A folder around it may have
   * become a link to somewhere else since the review was opened; the file is stale then.
   */
  readonly mayBeWritten?: () => Promise<boolean>;
  /** Absent for a file that is written like any other. */
  readonly caution?: Caution;
}

export type Caution =
  /** Left out unless the user says otherwise; `why` goes on after the file's name. */
  | { readonly kind: 'asks'; readonly why: string }
  /** Shown and never written; `reason` says which rule, and what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ReviewRequest {
  /** Names the review where there are several. */
  readonly title: string;
  /** At least one. A file that exists is an `edit` with what it holds as `before`. */
  readonly files: readonly FileForReview[];
  /** Closes the review as rejected. */
  readonly signal?: AbortSignal;
  /** Where diffs open; beside the active editor where it is absent. */
  readonly viewColumn?: vscode.ViewColumn;
}

export type ReviewOutcome =
  /** One edit was made of what was checked; `files` are the paths in it. */
  | { readonly kind: 'accepted'; readonly files: readonly string[]; readonly written: readonly WrittenFile[] }
  /** `reason`: what the user wants instead, in their words. */
  | { readonly kind: 'rejected'; readonly reason?: string }
  /** These files are not what they were when the change was proposed, or are gone; nothing was changed. */
  | { readonly kind: 'stale'; readonly files: readonly string[] };

/** What of a proposed file was taken: the whole of it, or some of its changes. */
export interface WrittenFile {
  readonly path: string;
  /** The file as it was proposed, with only the changes that were taken. */
  readonly text: string;
  /** The text that is new in it. */
  readonly added: string;
}

/** Shows proposed files (a tree with check boxes, a diff each) and changes the real ones on Accept, in one edit. */
export interface Reviews {
  /** Resolves when the user has decided. Never takes the focus. */
  review(request: ReviewRequest): Promise<ReviewOutcome>;
}
