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
