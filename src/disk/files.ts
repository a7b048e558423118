import { randomUUID } from 'node:crypto';
import * as promises from 'node:fs/promises';

/** Tests pass one that fails. */
export type Files = Pick<typeof promises, 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'writeFile'>;

export const systemFiles: Files = promises;

/** Owner only. */
const MODE = 0o600;

/**
 * One write per call, so that lines of several processes don't mix. Each begins with a line end: after a torn `{"ti`
 * the next line is whole.
 * @throws ShortWrite if only a part is written; else the file system's error
 */
export async function appendLines(files: Files, path: string, lines: readonly string[]): Promise<void> {
  const written = lines.map(line => Buffer.from(`\n${line}`));
  const bytes = Buffer.concat(written);
  const handle = await files.open(path, 'a', MODE);
  try {
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) throw new ShortWriteError(written, bytesWritten);
  } finally {
    await handle.close();
  }
}

export class ShortWriteError extends Error {
  /** Written in full, from the first on. */
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

/** Atomic: readers see the old or the new text. */
export async function replaceFile(files: Files, path: string, text: string): Promise<void> {
  // One process may have several ledgers open.
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await files.writeFile(beside, text, { mode: MODE });
    await files.rename(beside, path);
  } catch (error) {
    await files.rm(beside, { force: true });
    throw error;
  }
}

/** `ENOSPC` */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}
