export interface MatchedRange {
  /** Line indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Unchanged lines at the answer's start and end; undefined if some are changed. */
  readonly head: number | undefined;
  readonly tail: number | undefined;
}
