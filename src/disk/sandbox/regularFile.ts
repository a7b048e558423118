import { constants } from 'node:fs';
import type * as promises from 'node:fs/promises';
import { codeOf } from '../files.ts';

export type RegularFile =
  | { readonly kind: 'file'; readonly text: string; readonly linked: boolean }
  | { readonly kind: 'folder' }
  /** A pipe, a socket, a device. */
  | { readonly kind: 'special' }
  | { readonly kind: 'too-large' }
  /** No UTF-8, or with a NUL in it. */
  | { readonly kind: 'binary' }
  /** What was opened is not what was looked at before, or it changes while it is read. */
  | { readonly kind: 'swapped' }
  | { readonly kind: 'unreadable'; readonly code: string };

export type RegularFiles = Pick<typeof promises, 'lstat' | 'open' | 'readlink' | 'realpath'>;

type Handle = Awaited<ReturnType<RegularFiles['open']>>;
type Stats = Awaited<ReturnType<typeof statOf>>;

/** A source file that is larger was not written by hand; and the model could not read it. */
export const MOST_BYTES = 1_024 * 1_024;

/** Opens no pipe that would wait for its other end, and no link that has come in between. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads the file at a path without links (as realpath gives it), and only if it still is there when it is open: what is
 * swapped for a link in between is not read. `linked`: the file has other names. Never rejects.
 */
export async function readRegularFile(files: RegularFiles, path: string): Promise<RegularFile> {
  try {
    const before = await files.lstat(path, { bigint: true });
    if (before.isDirectory()) return { kind: 'folder' };
    if (before.isSymbolicLink()) return { kind: 'swapped' };
    if (!before.isFile()) return { kind: 'special' };
    const handle = await files.open(path, FLAGS);
    try {
      const stats = await statOf(handle);
      if (stats.ino !== before.ino || stats.dev !== before.dev || !(await isAt(files, { handle, path, stats }))) {
        return { kind: 'swapped' };
      }
      return await read(handle, stats);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    // ELOOP: a link stands there by now; ENOENT: nothing does.
    return code === 'ELOOP' || code === 'ENOENT' ? { kind: 'swapped' } : { kind: 'unreadable', code };
  }
}

async function read(handle: Handle, stats: Stats): Promise<RegularFile> {
  if (!stats.isFile()) return { kind: 'special' };
  if (stats.size > MOST_BYTES) return { kind: 'too-large' };
  const bytes = Buffer.alloc(Number(stats.size) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0) break;
    // It grows while it is read.
    if (length === bytes.length) return { kind: 'swapped' };
  }
  const text = decoded(bytes.subarray(0, length));
  return text === undefined ? { kind: 'binary' } : { kind: 'file', text, linked: stats.nlink > 1n };
}

function statOf(handle: Handle) {
  return handle.stat({ bigint: true });
}

/** Whether the open file is the one at this path, reached without links. Linux tells where a handle leads; elsewhere it is looked up anew. */
async function isAt(
  files: RegularFiles,
  { handle, path, stats }: { readonly handle: Handle; readonly path: string; readonly stats: Stats },
): Promise<boolean> {
  // Not everywhere is there a /proc, on Linux neither.
  const leadsTo = await files.readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (leadsTo !== undefined) return leadsTo === path;
  if ((await files.realpath(path)) !== path) return false;
  const now = await files.lstat(path, { bigint: true });
  return now.ino === stats.ino && now.dev === stats.dev;
}

/** Without the byte order mark, as an editor has it; undefined for what is no text. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // No UTF-8.
  }
}
