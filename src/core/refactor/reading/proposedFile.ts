import type { Warning } from '../safety/warnings.ts';

export interface ProposedFile {
  /** Relative to the target's workspace folder; for the target's file the target's own path. */
  readonly path: string;
  /** `create` says that the model gave a whole file: whether one stands there already is the caller's to look up. */
  readonly kind: 'edit' | 'create';
  /** The whole file; `''` for one that is created. */
  readonly before: string;
  readonly after: string;
  readonly warnings: readonly Warning[];
}

/** A file of the answer that may not be written. */
export interface RefusedFile {
  /** As the model wrote it, with invisible characters written out. */
  readonly path: string;
  readonly after: string;
  /** Which rule refuses it, and what to do; for the user. */
  readonly reason: string;
}
