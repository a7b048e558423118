/** Text from another place that may help the model; `line` is its first line, counted from 0. */
export interface Snippet {
  /** Existing lines, or changed lines marked `-` and `+`. */
  readonly kind: 'lines' | 'edit';
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** With its expected use, from 0 to 1. */
export interface SnippetCandidate extends Snippet {
  readonly score: number;
}

/** More lines of one place help less than another place. */
export const SNIPPET_LINES = 12;
