import path from 'node:path';

/** Top of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** What set-up downloads and may be deleted at any time. */
export const CACHE = path.join(ROOT, '.vscode-test');

/** What the tests leave to look at: results, logs, screenshots. */
export const OUT = path.join(ROOT, 'out');
