import { isAbsolute, relative, sep } from 'node:path';

/**
 * What of a path stands below a folder: empty for the folder itself, undefined for what does not lie in it (`..x` does).
 * Text only: whoever does not trust links gives real paths.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  // On Windows another drive is no way from here.
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
}
