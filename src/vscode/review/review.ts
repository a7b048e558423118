import type * as vscode from 'vscode';
import type { ProposedFile } from '../../core/refactor/reading/proposedFile.ts';
import type { Target } from '../../core/refactor/target/target.ts';

export interface FileForReview extends ProposedFile {
  /** Current or future. */
  readonly uri: vscode.Uri;
  /** Defaults to the file name's. */
  readonly languageId?: string;
  /** Follows the target through edits elsewhere; without it, any change makes it stale. */
  readonly target?: Target;
  /** Checked right before writing; if false, the file is stale. */
  readonly mayBeWritten?: () => Promise<boolean>;
  /** Absent for ordinary files. */
  readonly caution?: Caution;
}

export type Caution =
  /** Unchecked by default; `why` continues a sentence after the name. */
  | { readonly kind: 'asks'; readonly why: string }
  /** Never written; `reason` gives the rule and a remedy. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ReviewRequest {
  readonly title: string;
  /** At least one. An existing file is an `edit` with its content as `before`. */
  readonly files: readonly FileForReview[];
  readonly signal?: AbortSignal;
  /** Defaults to beside the active editor. */
  readonly viewColumn?: vscode.ViewColumn;
}

export type ReviewOutcome =
  /** One edit; `files` are the paths. */
  | { readonly kind: 'accepted'; readonly files: readonly string[]; readonly written: readonly WrittenFile[] }
  /** `reason`: the next instruction. */
  | { readonly kind: 'rejected'; readonly reason?: string }
  /** Changed or deleted since; nothing was written. */
  | { readonly kind: 'stale'; readonly files: readonly string[] };

/** All or some. */
export interface WrittenFile {
  readonly path: string;
  /** With the accepted changes only. */
  readonly text: string;
  /** The accepted new text. */
  readonly added: string;
}

/** A tree with check boxes and a diff per file; Accept applies one edit. */
export interface Reviews {
  /** Never takes the focus. */
  review(request: ReviewRequest): Promise<ReviewOutcome>;
}
