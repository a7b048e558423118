import { isAbsolute, relative, sep } from 'node:path';

/**
 * Empty for the folder itself, undefined outside; `..x` is inside. Compares text: pass real paths if links aren't
 * trusted.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  // Absolute on Windows if the drives differ.
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
}
