/** `line` counts from 0. */
export interface Snippet {
  readonly kind: 'lines' | 'edit';
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** Expected use, from 0 to 1. */
export interface SnippetCandidate extends Snippet {
  readonly score: number;
}

/** Another place helps more than more lines of one. */
export const SNIPPET_LINES = 12;
