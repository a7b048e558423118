import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** All files below a folder: contents by path, `/` between folders. */
export async function readTextFolder(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(({ name, parentPath }) => join(parentPath, name));
  const read = files.map(async file => {
    return [relative(folder, file).split(sep).join('/'), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
