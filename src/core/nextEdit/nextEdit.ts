/** Why a place is suggested. Accepts and dismissals are counted for each kind. */
export const NEXT_EDIT_KINDS = ['ripple', 'alike', 'call', 'diagnostic', 'import'] as const;

/**
 * - `ripple`: still has the replaced text, `total` after a rename to `sum`
 * - `alike`: a line of the same shape as one that changed
 * - `call`: calls a function whose parameters changed
 * - `diagnostic`: an error that appeared after the edit
 * - `import`: a name that isn't imported yet
 */
export type NextEditKind = (typeof NEXT_EDIT_KINDS)[number];

/** An open file. Excluded and secret files are never among them. */
export interface OpenFile {
  readonly uri: string;
  /** As prompts name it. */
  readonly path: string;
  readonly languageId: string;
  /** Without line ends. */
  readonly lines: readonly string[];
  /** Errors only. */
  readonly diagnostics: readonly FileDiagnostic[];
}

export interface FileDiagnostic {
  readonly line: number;
  readonly message: string;
}

/** One burst of typing. `line` counts from 0 in the text as it is now. */
export interface Edit {
  readonly uri: string;
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Whole lines from `line` on that are probably edited next. */
export interface Place {
  readonly uri: string;
  readonly kind: NextEditKind;
  readonly line: number;
  readonly before: readonly string[];
  /** Where the edit is mechanical: it costs nothing. Without it, the model is asked. */
  readonly after?: readonly string[];
  /** How likely the place is right, 0 to 1; measured by `npm run bench:next-edit`. */
  readonly probability: number;
}

/** An edit to show. */
export interface NextEdit extends Place {
  readonly after: readonly string[];
  /** The request that it cost; absent for a free edit. */
  readonly requestId?: string;
}
