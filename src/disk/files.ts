import { randomUUID } from 'node:crypto';
import * as promises from 'node:fs/promises';

/** The part of node:fs/promises that the ledger uses; tests pass one that fails. */
export type Files = Pick<typeof promises, 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'writeFile'>;

export const systemFiles: Files = promises;

/** For its owner alone: it says what somebody works with, and when. */
const MODE = 0o600;

/**
 * Appends lines with one write, so that several processes never mix theirs. Each line begins with a line end instead of
 * ending in one: behind a line that a crash has torn, the next one still begins anew.
 * @throws where the disk takes nothing; ShortWrite where it takes not all of it, and the end of that is a torn line
 */
export async function appendLines(files: Files, path: string, lines: readonly string[]): Promise<void> {
  const written = lines.map(line => Buffer.from(`\n${line}`));
  const bytes = Buffer.concat(written);
  const handle = await files.open(path, 'a', MODE);
  try {
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) throw new ShortWrite(written, bytesWritten);
  } finally {
    await handle.close();
  }
}

/** The disk is full in the middle of what was to be written. */
export class ShortWrite extends Error {
  /** So many of the lines, from the first on, are on the disk as a whole. */
  readonly wholeLines: number;

  constructor(lines: readonly Uint8Array[], bytesWritten: number) {
    super(`only ${bytesWritten} bytes were written`);
    let [whole, end] = [0, 0];
    for (const { length } of lines) {
      end += length;
      if (end <= bytesWritten) whole += 1;
    }
    this.wholeLines = whole;
  }
}

/** Replaces the file as a whole: who reads it sees the old one or the new one. */
export async function replaceFile(files: Files, path: string, text: string): Promise<void> {
  // A name of its own: this process may have several ledgers open.
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await files.writeFile(beside, text, { mode: MODE });
    await files.rename(beside, path);
  } catch (error) {
    await files.rm(beside, { force: true });
    throw error;
  }
}

/** The system's name of what went wrong, `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
