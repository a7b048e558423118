import type { Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './files.ts';

const MODE = 0o700;

/** The user's id; Windows has none, where the place for temporary files is the user's own already. */
const ownId = process.getuid?.();

/**
 * A folder below the system's place for temporary files that no other user can write to or look into:
 * `/tmp/ghostline-1000`. If that name is taken by somebody else's folder, a link, or a folder that is open to others, it is
 * left alone, and another name is used. Without links in it.
 * @throws where no folder can be made
 */
export async function privateFolder(under: string = tmpdir(), user = ownId): Promise<string> {
  const place = await realpath(under);
  const name = `ghostline-${user ?? 'tests'}`;
  const usual = join(place, name);
  await mkdir(usual, { mode: MODE }).catch(error => {
    if (codeOf(error) !== 'EEXIST') throw error;
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

/** What is at the path itself (a link is not followed), if it belongs to the user; else undefined. */
export async function ownEntry(path: string, user = ownId): Promise<Stats | undefined> {
  try {
    const stats = await lstat(path);
    return user === undefined || stats.uid === user ? stats : undefined;
  } catch (error) {
    // Gone in the meantime, or not to be seen: not ours in any case.
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}
