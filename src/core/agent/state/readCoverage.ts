/** Parts of a file's current text that the model has seen. */
export interface ReadCoverage {
  /** Canonical. */
  readonly path: string;
  /** Identifies the text. */
  readonly mark: string;
  readonly pieces: readonly ReadRange[];
}

/** Offsets with LF line ends, the end exclusive. */
interface ReadRange {
  readonly from: number;
  readonly to: number;
  /** Number of the tool result, from 1; absent for text that the model wrote. */
  readonly result?: number;
}
