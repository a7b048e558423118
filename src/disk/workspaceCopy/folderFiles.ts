import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Not copied: histories, and packages, which are linked. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', 'venv']);

/** All files and links below `folder`; doesn't follow links. */
export async function* folderFiles(folder: string): AsyncGenerator<string> {
  for await (const { path } of entriesBelow(folder, '')) yield path;
}

/** All links below `folder`. */
export async function* folderLinks(folder: string): AsyncGenerator<string> {
  for await (const { path, entry } of entriesBelow(folder, '')) if (entry.isSymbolicLink()) yield path;
}

async function* entriesBelow(
  folder: string,
  below: string,
): AsyncGenerator<{ readonly path: string; readonly entry: Dirent }> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (SKIPPED_FOLDERS.has(entry.name)) continue;
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* entriesBelow(folder, path);
    else yield { path, entry };
  }
}
