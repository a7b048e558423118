/** What the model has been shown of a file, since the file was what it is. */
export interface ReadCoverage {
  /** The file's true name. */
  readonly path: string;
  /** Tells its text from another one. */
  readonly mark: string;
  readonly pieces: readonly ReadRange[];
}

/** Offsets in the text with plain line ends, the end exclusive. */
interface ReadRange {
  readonly from: number;
  readonly to: number;
  /** The number of the tool result that holds it, from 1 on; absent for what the model has written itself. */
  readonly result?: number;
}
