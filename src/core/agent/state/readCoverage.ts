/** Parts of a file that the model has seen. */
export interface ReadCoverage {
  readonly path: string;
  /** Identifies the text. */
  readonly mark: string;
  readonly pieces: readonly ReadRange[];
}

/** Offsets with LF line ends. */
interface ReadRange {
  readonly from: number;
  readonly to: number;
  /** From 1; absent for text that the model wrote. */
  readonly result?: number;
}
