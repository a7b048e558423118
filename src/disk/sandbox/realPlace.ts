import type * as promises from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../files.ts';

/** Where a path really leads, all links followed. */
export type RealPlace =
  | { readonly kind: 'exists'; readonly real: string }
  /** Nothing is there; the nearest folder above it that exists is a real one. */
  | { readonly kind: 'missing'; readonly real: string }
  | { readonly kind: 'dangling-link' }
  /** A file stands where a folder would have to be. */
  | { readonly kind: 'below-a-file' }
  | { readonly kind: 'unreadable'; readonly code: string };

export type PlaceFiles = Pick<typeof promises, 'lstat' | 'realpath' | 'stat'>;

/** Follows the path's links; where the end of it does not exist, those of the nearest ancestor that does. Never rejects. */
export async function realPlace(files: PlaceFiles, path: string): Promise<RealPlace> {
  let missing: readonly string[] = [];
  for (let at = path; ; ) {
    try {
      const real = await files.realpath(at);
      if (missing.length === 0) return { kind: 'exists', real };
      if (!(await files.stat(real)).isDirectory()) return { kind: 'below-a-file' };
      return { kind: 'missing', real: join(real, ...missing) };
    } catch (error) {
      const code = codeOf(error) ?? 'unknown';
      if (code === 'ENOTDIR') return { kind: 'below-a-file' };
      if (code !== 'ENOENT' || dirname(at) === at) return { kind: 'unreadable', code };
      if (await isThere(files, at)) return { kind: 'dangling-link' };
      missing = [basename(at), ...missing];
      at = dirname(at);
    }
  }
}

/** Whether the name exists, whatever it leads to. */
async function isThere(files: PlaceFiles, path: string): Promise<boolean> {
  return files.lstat(path).then(
    () => true,
    () => false,
  );
}
