/** Some lines of another file that may help the model; `line` is the first of them, counted from 0. */
export interface Snippet {
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** A snippet and how much it promises, from 0 to 1. */
export interface Candidate extends Snippet {
  readonly score: number;
}

/** More lines of one place tell less than another place would. */
export const SNIPPET_LINES = 12;
