/** Which of the document's lines an answer stands for, when it gives more than the selection. */
export interface MatchedRange {
  /** The document's lines, end exclusive. */
  readonly from: number;
  readonly to: number;
  /**
   * So many lines at the answer's beginning and end are those around the selection, unchanged; undefined where the model
   * has changed some of them.
   */
  readonly head: number | undefined;
  readonly tail: number | undefined;
}
