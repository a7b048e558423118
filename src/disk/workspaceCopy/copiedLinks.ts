import { readlink, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathBelow } from '../pathBelow.ts';
import { folderLinks } from './folderFiles.ts';

/**
 * Absolute links into the original lead to the copy, so that tests don't write to the original; `..` links out of it
 * keep their target.
 */
export async function retargetLinks({ from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  for await (const path of folderLinks(to)) {
    const link = join(to, path);
    const aim = await readlink(link);
    const place = resolve(dirname(join(from, path)), aim);
    const below = pathBelow(from, place);
    if (below !== undefined && !isAbsolute(aim)) continue;
    // The original may have another path, through a link.
    const inside = below ?? pathBelow(from, await realpath(place).catch(() => place));
    await rm(link);
    await symlink(inside === undefined ? place : join(to, inside), link);
  }
}
