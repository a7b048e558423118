import type { Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './files.ts';

const MODE = 0o700;

/** On Windows the temporary folder belongs to the user. */
const ownId = process.getuid?.();

/**
 * Private to the user: `/tmp/ghostline-1000`, or another name if that one is a link, foreign or open to others. Returns
 * a real path.
 * @throws if no folder can be created
 */
export async function privateFolder(under: string = tmpdir(), user = ownId): Promise<string> {
  const place = await realpath(under);
  const name = `ghostline-${user ?? 'tests'}`;
  const usual = join(place, name);
  await mkdir(usual, { mode: MODE }).catch(error => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  if (await isPrivate(usual, user)) return usual;
  const others = (await readdir(place)).filter(other => other.startsWith(`${name}-`)).sort();
  for (const other of others) {
    const path = join(place, other);
    if (await isPrivate(path, user)) return path;
  }
  return mkdtemp(`${usual}-`);
}

async function isPrivate(path: string, user: number | undefined): Promise<boolean> {
  const stats = await ownEntry(path, user);
  if (!stats?.isDirectory()) return false;
  return user === undefined || (stats.mode & 0o777) === MODE;
}

/** Doesn't follow links; undefined if it isn't the user's. */
export async function ownEntry(path: string, user = ownId): Promise<Stats | undefined> {
  try {
    const stats = await lstat(path);
    return user === undefined || stats.uid === user ? stats : undefined;
  } catch (error) {
    // Missing or not accessible.
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
