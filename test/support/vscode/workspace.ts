import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onLeaving } from './leaving.ts';

/** Relative path -> content. */
export type Files = Readonly<Record<string, string>>;

export interface Workspace {
  readonly folder: string;
  pathOf(file: string): string;
  /** The saved text, from the disk. */
  read(file: string): Promise<string>;
  /** Makes the folder hold these files and no others. */
  refill(files: Files): Promise<void>;
  remove(): Promise<void>;
}

/** A temporary folder to open, removed at the end at the latest. */
export async function createWorkspace(files: Files): Promise<Workspace> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'gl-workspace-'));
  const remove = onLeaving(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  // A name of its own, since it is on every screenshot.
  const folder = path.join(home, 'sample');
  await mkdir(folder);
  const workspace: Workspace = {
    folder,
    remove,
    pathOf: file => path.join(folder, file),
    read: file => readFile(path.join(folder, file), 'utf8'),
    async refill(wanted) {
      for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true });
      await fill(folder, wanted);
    },
  };
  await workspace.refill(files);
  return workspace;
}

/** Writes the files into the folder, which is made where there is none. */
export async function fill(folder: string, files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}
