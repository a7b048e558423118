import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../files.ts';
import { pathBelow } from '../pathBelow.ts';
import { CopyError } from './copyError.ts';

/**
 * Never writes through a link: it may lead back to the original.
 * @param changes by path below the folder
 * @throws CopyError of kind `outside`
 */
export async function applyChanges(folder: string, changes: ReadonlyMap<string, string>): Promise<void> {
  const root = await realpath(folder);
  for (const [path, text] of changes) {
    const target = join(root, ...path.split('/'));
    if (
      pathBelow(root, target) === undefined ||
      pathBelow(root, await realAncestor(dirname(target))) === undefined ||
      (await isNoPlainFile(target))
    ) {
      throw new CopyError('outside', `${path} isn't in the copy of the workspace.`);
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

async function realAncestor(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // Would be created elsewhere.
    if (await isThere(folder)) throw new CopyError('outside', 'A link in the copy is broken.');
    return realAncestor(dirname(folder));
  }
}

async function isNoPlainFile(path: string): Promise<boolean> {
  return (await isThere(path)) && !(await lstat(path)).isFile();
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
