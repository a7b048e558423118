import type * as promises from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../files.ts';

export type ResolvedPath =
  | { readonly kind: 'exists'; readonly real: string }
  /** `real` starts with the nearest existing folder, resolved. */
  | { readonly kind: 'missing'; readonly real: string }
  | { readonly kind: 'dangling-link' }
  /** A parent of the path is a file. */
  | { readonly kind: 'below-a-file' }
  | { readonly kind: 'unreadable'; readonly code: string };

export type PathFiles = Pick<typeof promises, 'lstat' | 'realpath' | 'stat'>;

/** Resolves links in the path, or in its nearest existing parent. Never rejects. */
export async function resolvePath(files: PathFiles, path: string): Promise<ResolvedPath> {
  let missing: readonly string[] = [];
  for (let at = path; ; ) {
    try {
      const real = await files.realpath(at);
      if (missing.length === 0) return { kind: 'exists', real };
      if (!(await files.stat(real)).isDirectory()) return { kind: 'below-a-file' };
      return { kind: 'missing', real: join(real, ...missing) };
    } catch (error) {
      const code = errorCode(error) ?? 'unknown';
      if (code === 'ENOTDIR') return { kind: 'below-a-file' };
      if (code !== 'ENOENT' || dirname(at) === at) return { kind: 'unreadable', code };
      if (await isThere(files, at)) return { kind: 'dangling-link' };
      missing = [basename(at), ...missing];
      at = dirname(at);
    }
  }
}

/** Even for broken links. */
async function isThere(files: PathFiles, path: string): Promise<boolean> {
  return files.lstat(path).then(
    () => true,
    () => false,
  );
}
