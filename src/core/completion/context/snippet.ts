/** Something of another place that may help the model; `line` is the first that it is of, counted from 0. */
export interface Snippet {
  /** Lines as they stand there, or lines that have changed there, with `-` and `+` before them. */
  readonly kind: 'lines' | 'edit';
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** A snippet and how much it promises, from 0 to 1. */
export interface SnippetCandidate extends Snippet {
  readonly score: number;
}

/** More lines of one place tell less than another place would. */
export const SNIPPET_LINES = 12;
