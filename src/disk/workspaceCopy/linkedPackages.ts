import { access, mkdir, readdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';
import { folderFiles } from './folderFiles.ts';

/** Caches are not shared. */
const KEPT_HIDDEN: ReadonlySet<string> = new Set(['.bin', '.pnpm']);

/**
 * `node_modules` becomes a folder of links: caches are written into the copy, and packages of the workspace resolve to
 * it.
 */
export async function linkPackages(from: string, to: string): Promise<void> {
  const folders = new Set(['']);
  for await (const file of folderFiles(to)) if (file.endsWith('package.json')) folders.add(dirname(file));
  const origin = await realpath(from);
  for (const folder of folders) {
    const path = join(folder, 'node_modules');
    await linkEntries({ origin, from: join(from, path), copy: to, to: join(to, path) });
  }
  for (const name of ['.venv', 'venv']) {
    const isThere = await access(join(from, name)).then(
      () => true,
      () => false,
    );
    if (isThere) await linkTo(join(from, name), join(to, name));
  }
}

interface Linking {
  /** The workspace, and its copy. */
  readonly origin: string;
  readonly copy: string;
  readonly from: string;
  readonly to: string;
}

async function linkEntries({ origin, copy, from, to }: Linking): Promise<void> {
  const names = await readdir(from).catch(error => {
    if (isMissing(error)) return [];
    throw error;
  });
  if (names.length === 0) return;
  await mkdir(to, { recursive: true });
  for (const name of names) {
    if (name.startsWith('.') && !KEPT_HIDDEN.has(name)) continue;
    const [source, target] = [join(from, name), join(to, name)];
    if (name.startsWith('@')) {
      await linkEntries({ origin, copy, from: source, to: target });
      continue;
    }
    // A broken link stays broken.
    const real = await realpath(source).catch(() => source);
    const below = pathBelow(origin, real);
    const isOwn = below !== undefined && !below.split(/[\\/]/).includes('node_modules');
    await linkTo(isOwn ? join(copy, below) : real, target);
  }
}

/** Keeps an existing entry. */
async function linkTo(aim: string, path: string): Promise<void> {
  await symlink(aim, path, 'junction').catch(error => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
