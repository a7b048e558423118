/** The parts of a file that the model has seen, of the file's current text. */
export interface ReadCoverage {
  /** The canonical path. */
  readonly path: string;
  /** Identifies the text. */
  readonly mark: string;
  readonly pieces: readonly ReadRange[];
}

/** Offsets in the text with `\n` line ends, the end exclusive. */
interface ReadRange {
  readonly from: number;
  readonly to: number;
  /** The number of the tool result that shows it, from 1; absent for text that the model wrote. */
  readonly result?: number;
}
