/** From the extension host to the benchmark, as JSON. Wall-clock milliseconds. */
export interface HostReport {
  /** Loading the built extension and `activate()`, each time from a file that was not loaded before. */
  readonly activations: readonly Work[];
  /** In the next turn: loading and building everything else. */
  readonly wirings: readonly Work[];
  readonly keystrokes: readonly KeystrokeReport[];
}

export interface Work {
  readonly ms: number;
  /** Of this thread's processor, which the kernel counts in steps of some milliseconds; others' work is not in it. */
  readonly processorMs: number;
}

/** Of one document. */
export interface KeystrokeReport {
  readonly lines: number;
  /** Our time for each key. */
  readonly keyMs: readonly number[];
  /** The same without the keys during which another process took the processor. */
  readonly undisturbedKeyMs: readonly number[];
  /** For the first keys in a fresh process, which are not among the above; empty where it was warm already. */
  readonly coldKeyMs: readonly number[];
  /** Our time for each piece of an answer. */
  readonly pieceMs: readonly number[];
}
