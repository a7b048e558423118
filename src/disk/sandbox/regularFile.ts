import { constants } from 'node:fs';
import type * as promises from 'node:fs/promises';
import { errorCode } from '../files.ts';

export type RegularFile =
  | { readonly kind: 'file'; readonly text: string; readonly linked: boolean }
  | { readonly kind: 'folder' }
  /** A pipe, a socket, a device. */
  | { readonly kind: 'special' }
  | { readonly kind: 'too-large' }
  /** Not UTF-8, or with a NUL. */
  | { readonly kind: 'binary' }
  /** Replaced since the check, or during the read. */
  | { readonly kind: 'swapped' }
  | { readonly kind: 'unreadable'; readonly code: string };

export type RegularFiles = Pick<typeof promises, 'lstat' | 'open' | 'readlink' | 'realpath'>;

type Handle = Awaited<ReturnType<RegularFiles['open']>>;
type Stats = Awaited<ReturnType<typeof statOf>>;

/** Larger files wouldn't fit into a request. */
export const MAX_FILE_BYTES = 1_024 * 1_024;

/** Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Doesn't follow a link put in the file's place. `linked`: it has other names. Never rejects. */
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
    const code = errorCode(error) ?? 'unknown';
    // A link by now (ELOOP), or gone.
    return code === 'ELOOP' || code === 'ENOENT' ? { kind: 'swapped' } : { kind: 'unreadable', code };
  }
}

async function read(handle: Handle, stats: Stats): Promise<RegularFile> {
  if (!stats.isFile()) return { kind: 'special' };
  if (stats.size > MAX_FILE_BYTES) return { kind: 'too-large' };
  const bytes = Buffer.alloc(Number(stats.size) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0) break;
    // Grew during the read.
    if (length === bytes.length) return { kind: 'swapped' };
  }
  const text = decoded(bytes.subarray(0, length));
  return text === undefined ? { kind: 'binary' } : { kind: 'file', text, linked: stats.nlink > 1n };
}

function statOf(handle: Handle) {
  return handle.stat({ bigint: true });
}

/** Linux: `/proc` gives a handle's path; elsewhere the path is resolved again. */
async function isAt(
  files: RegularFiles,
  { handle, path, stats }: { readonly handle: Handle; readonly path: string; readonly stats: Stats },
): Promise<boolean> {
  // Some Linux systems have no /proc.
  const leadsTo = await files.readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (leadsTo !== undefined) return leadsTo === path;
  if ((await files.realpath(path)) !== path) return false;
  const now = await files.lstat(path, { bigint: true });
  return now.ino === stats.ino && now.dev === stats.dev;
}

/** Without byte order mark; undefined if it isn't text. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // Not UTF-8.
  }
}
