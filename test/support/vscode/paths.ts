import path from 'node:path';

/** Top of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Downloads of the set-up, which may be deleted at any time. */
export const CACHE = path.join(ROOT, '.vscode-test');

/** Results, logs and screenshots. */
export const OUT = path.join(ROOT, 'out');
