import type { Warning } from '../safety/warnings.ts';

export interface ProposedFile {
  /** Relative to the target's workspace folder; the target's own path for its file. */
  readonly path: string;
  /** `create`: the model gave a whole file. The caller checks whether it already exists. */
  readonly kind: 'edit' | 'create';
  /** The whole file; `''` for `create`. */
  readonly before: string;
  readonly after: string;
  readonly warnings: readonly Warning[];
}

/** A file of the answer that must not be written. */
export interface RefusedFile {
  /** As the model wrote it, with invisible characters escaped. */
  readonly path: string;
  readonly after: string;
  /** The broken rule and the next step, for the user. */
  readonly reason: string;
}
