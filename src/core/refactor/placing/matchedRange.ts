/** The document's lines that an answer covers, if it repeats more than the selection. */
export interface MatchedRange {
  /** Line indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Number of unchanged lines at the answer's start and end; undefined if some are changed. */
  readonly head: number | undefined;
  readonly tail: number | undefined;
}
