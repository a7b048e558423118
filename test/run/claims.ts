import { mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Shares files out among processes that run at the same time: each file to the first that asks for it.
 * @param folder the same for all of them; a claimed file is a folder in it
 */
export function claim(file: string, folder: string): boolean {
  try {
    mkdirSync(path.join(folder, encodeURIComponent(file)));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
