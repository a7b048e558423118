/**
 * Why a workspace can't be copied: it is `too-large`, a change would be written `outside` the copy, or it was
 * `stopped` by the caller.
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
