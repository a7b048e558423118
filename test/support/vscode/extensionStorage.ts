import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Files, fill } from './workspace.ts';

/** The id of the tested extension. */
export const TESTED = 'ghostline.ghostline';

/** The extension's global storage. */
export function storageIn(userDataFolder: string): string {
  return path.join(userDataFolder, 'User', 'globalStorage', TESTED);
}

/** Makes the extension's storage, for all workspaces and for each, hold these global files alone. No extension host may run. */
export async function refillStorage(userDataFolder: string, files: Files): Promise<void> {
  // A host that was killed leaves its lock behind, which is an error in the log of the next one.
  const leftovers = globSync(`User/workspaceStorage/*/{${TESTED},vscode.lock}`, { cwd: userDataFolder });
  for (const name of leftovers) await rm(path.join(userDataFolder, name), { recursive: true, force: true });
  await rm(storageIn(userDataFolder), { recursive: true, force: true });
  await fill(storageIn(userDataFolder), files);
}
