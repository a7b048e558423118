import { isAbsolute, relative, sep } from 'node:path';

/**
 * The path relative to a folder: empty for the folder itself, undefined for a path outside of it. `..x` is inside.
 * Compares text only: pass real paths if links aren't trusted.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  // On Windows the result is absolute if the drives differ.
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
}
