import type * as vscode from 'vscode';
import type { ProposedFile } from '../../core/refactor/reading/proposedFile.ts';
import type { Target } from '../../core/refactor/target/target.ts';
import type { Hunk } from '../../core/text/hunks.ts';

export interface FileForReview extends ProposedFile {
  /** Of `before` and `after`; found when they are needed if absent. */
  readonly hunks?: readonly Hunk[];
  readonly uri: vscode.Uri;
  /** Defaults to the file name's. */
  readonly languageId?: string;
  /** Without it, any change makes the review stale. */
  readonly target?: Target;
  /** Right before writing; if false, the file is stale. */
  readonly mayBeWritten?: () => Promise<boolean>;
  /** Absent for ordinary files. */
  readonly caution?: Caution;
}

export type Caution =
  /** Unchecked by default; `why` continues a sentence after the name. */
  | { readonly kind: 'asks'; readonly why: string }
  /** Never written; `reason` has a remedy. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ReviewRequest {
  readonly title: string;
  /** An existing file is an `edit` with its content as `before`. */
  readonly files: readonly FileForReview[];
  readonly signal?: AbortSignal;
  /** Defaults to beside the active editor. */
  readonly viewColumn?: vscode.ViewColumn;
}

export type ReviewOutcome =
  /** One edit; `files` are the paths. */
  | { readonly kind: 'accepted'; readonly files: readonly string[]; readonly written: readonly WrittenFile[] }
  /** The next instruction. */
  | { readonly kind: 'rejected'; readonly reason?: string }
  /** Nothing was written. */
  | { readonly kind: 'stale'; readonly files: readonly string[] };

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  readonly added: string;
}

/** Accept applies one edit. */
export interface Reviews {
  /** Never takes the focus. */
  review(request: ReviewRequest): Promise<ReviewOutcome>;
}
