import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Even after tests ran in it.
 * @throws if something can't be removed
 */
export async function removeFolder(folder: string): Promise<void> {
  // On Windows a killed process may hold a file for a moment.
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    await remove();
  } catch {
    // Tests may have removed their own permissions.
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
