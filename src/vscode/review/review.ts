import type * as vscode from 'vscode';
import type { ProposedFile } from '../../core/refactor/reading/proposedFile.ts';
import type { Target } from '../../core/refactor/target/target.ts';

export interface FileForReview extends ProposedFile {
  /** Current or future location. */
  readonly uri: vscode.Uri;
  /** Defaults to the file name's language. */
  readonly languageId?: string;
  /** Lets the change follow its target through edits elsewhere; without it, any change to the file makes it stale. */
  readonly target?: Target;
  /**
   * Checked right before writing: a folder above the file may have become a link since. If false, the file is stale.
   */
  readonly mayBeWritten?: () => Promise<boolean>;
  /** Absent for ordinary files. */
  readonly caution?: Caution;
}

export type Caution =
  /** Unchecked by default; `why` continues a sentence after the file's name. */
  | { readonly kind: 'asks'; readonly why: string }
  /** Shown and never written; `reason` gives the rule and a remedy. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ReviewRequest {
  /** Names the review among several. */
  readonly title: string;
  /** At least one. An existing file is an `edit` with its content as `before`. */
  readonly files: readonly FileForReview[];
  /** Rejects the review. */
  readonly signal?: AbortSignal;
  /** Column of the diffs; defaults to beside the active editor. */
  readonly viewColumn?: vscode.ViewColumn;
}

export type ReviewOutcome =
  /** The checked changes were applied in one edit; `files` are their paths. */
  | { readonly kind: 'accepted'; readonly files: readonly string[]; readonly written: readonly WrittenFile[] }
  /** `reason`: the user's next instruction. */
  | { readonly kind: 'rejected'; readonly reason?: string }
  /** These files have changed since the proposal or were deleted; nothing was written. */
  | { readonly kind: 'stale'; readonly files: readonly string[] };

/** The accepted changes of a file, all or some. */
export interface WrittenFile {
  readonly path: string;
  /** The proposed file with the accepted changes only. */
  readonly text: string;
  /** Its new text. */
  readonly added: string;
}

/** Shows proposed files (a tree with check boxes, a diff each) and applies them in one edit on Accept. */
export interface Reviews {
  /** Resolves with the user's decision. Never takes the focus. */
  review(request: ReviewRequest): Promise<ReviewOutcome>;
}
