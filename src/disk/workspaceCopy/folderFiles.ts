import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that no copy needs: histories, and packages, which are linked instead. */
export const LEFT_ALONE: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', 'venv']);

/** The paths below `folder` of everything that is no folder, links included; no link is followed. */
export async function* folderFiles(folder: string): AsyncGenerator<string> {
  for await (const { path } of entriesBelow(folder, '')) yield path;
}

/** The paths below `folder` of the links among them. */
export async function* folderLinks(folder: string): AsyncGenerator<string> {
  for await (const { path, entry } of entriesBelow(folder, '')) if (entry.isSymbolicLink()) yield path;
}

async function* entriesBelow(
  folder: string,
  below: string,
): AsyncGenerator<{ readonly path: string; readonly entry: Dirent }> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (LEFT_ALONE.has(entry.name)) continue;
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* entriesBelow(folder, path);
    else yield { path, entry };
  }
}
