import { readlink, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathBelow } from '../pathBelow.ts';
import { folderLinks } from './folderFiles.ts';

/**
 * Lets every link in a copy lead where the copied one leads. One that says the whole path of a place in the original would
 * have tests write there, and leads to that place in the copy; one that leaves the original by `..` leads to the same
 * place from the copy, too.
 */
export async function aimLinks({ from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  for await (const path of folderLinks(to)) {
    const link = join(to, path);
    const aim = await readlink(link);
    const place = resolve(dirname(join(from, path)), aim);
    const below = pathBelow(from, place);
    if (below !== undefined && !isAbsolute(aim)) continue;
    // The original may be known by another name, through a link.
    const inside = below ?? pathBelow(from, await realpath(place).catch(() => place));
    await rm(link);
    await symlink(inside === undefined ? place : join(to, inside), link);
  }
}
