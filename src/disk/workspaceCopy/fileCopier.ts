import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isMissing } from '../files.ts';
import { CopyError } from './copyError.ts';

const MAX_FILES = 50_000;
const MAX_BYTES = 500 * 1_024 * 1_024;

export interface FileCopierOptions {
  readonly from: string;
  readonly to: string;
  /** By path below `from`. */
  readonly isExcluded: (path: string) => boolean;
  readonly signal: AbortSignal;
}

/** Copies files and links, not pipes, sockets or devices, up to a limit. */
export class FileCopier {
  readonly #options: FileCopierOptions;
  #files = 0;
  #bytes = 0;

  constructor(options: FileCopierOptions) {
    this.#options = options;
  }

  /**
   * Removes the copy of a deleted file.
   * @throws CopyError
   */
  async copy(path: string): Promise<void> {
    const { from, to, isExcluded, signal } = this.#options;
    if (signal.aborted) throw new CopyError('stopped', 'The test run was stopped.');
    if (isExcluded(path.split(sep).join('/'))) return;
    const [source, target] = [join(from, path), join(to, path)];
    const stats = await lstat(source).catch(error => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    await rm(target, { recursive: true, force: true });
    if (stats?.isSymbolicLink()) await this.#link(path);
    if (!stats?.isFile()) return;
    this.#count(stats.size);
    await mkdir(dirname(target), { recursive: true });
    // Shares blocks if the file system can.
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }

  /** Unchanged; see retargetLinks. */
  async #link(path: string): Promise<void> {
    const { from, to } = this.#options;
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    await symlink(await readlink(join(from, path)), target);
  }

  #count(bytes: number): void {
    this.#files += 1;
    this.#bytes += bytes;
    if (this.#files <= MAX_FILES && this.#bytes <= MAX_BYTES) return;
    const limits = `${MAX_FILES.toLocaleString('en-US')} files or ${MAX_BYTES / 1_024 / 1_024} MB`;
    throw new CopyError(
      'too-large',
      `The workspace has more than ${limits}, which is too much to copy for a test run.`,
    );
  }
}
