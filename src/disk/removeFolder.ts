import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes a folder in which tests could do what they liked. @throws where the disk does not let go of it */
export async function removeFolder(folder: string): Promise<void> {
  // A process that was killed may hold a file for a moment longer, on Windows at least.
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    await remove();
  } catch {
    // The test has locked folders of its own: opened, they can be removed, or the error is told.
    await openAll(folder);
    await remove();
  }
}

async function openAll(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await openAll(join(folder, entry.name));
  }
}
