/**
 * Why there is no copy of a workspace: `too-large` to be copied for one test run, `outside` where a change would have
 * been written to a place that is not in the copy, `stopped` by whoever asked for it.
 */
export type CopyFault = 'too-large' | 'outside' | 'stopped';

export class CopyError extends Error {
  readonly kind: CopyFault;

  constructor(kind: CopyFault, message: string) {
    super(message);
    this.name = 'CopyError';
    this.kind = kind;
  }
}
