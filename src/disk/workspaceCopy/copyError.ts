/** `outside`: a change would be written outside the copy; `stopped`: by the caller. */
export type CopyFault = 'too-large' | 'outside' | 'stopped';

export class CopyError extends Error {
  readonly kind: CopyFault;

  constructor(kind: CopyFault, message: string) {
    super(message);
    this.name = 'CopyError';
    this.kind = kind;
  }
}
