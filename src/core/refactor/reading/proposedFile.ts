import type { Warning } from '../safety/warnings.ts';

export interface ProposedFile {
  /** Relative to the target's workspace folder. */
  readonly path: string;
  /** `create`: a whole file. The caller checks whether it already exists. */
  readonly kind: 'edit' | 'create';
  /** `''` for `create`. */
  readonly before: string;
  readonly after: string;
  readonly warnings: readonly Warning[];
}

export interface RefusedFile {
  /** Invisible characters are escaped. */
  readonly path: string;
  readonly after: string;
  /** The broken rule and the next step, for the user. */
  readonly reason: string;
}
