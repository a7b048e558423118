import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appendLines, errorCode, type Files, isMissing, systemFiles } from '../files.ts';

export interface RecordingFilesOptions {
  /** Created with the first request. */
  readonly folder: string;
  readonly files?: Files;
  readonly fileBytes?: number;
}

const NAME = /^requests-(\d{1,9})\.jsonl$/;

/** Owner only. */
const FOLDER_MODE = 0o700;

/** 20 MB in all. */
const FILE_BYTES = 4_000_000;
const FILES = 5;

/**
 * `requests-1.jsonl`, `requests-2.jsonl`, …, shared by all windows. The newest one grows, the oldest one goes. Nothing is
 * renamed, so that a window can't append to a file that another one has moved.
 */
export class RecordingFiles {
  readonly #options: Required<RecordingFilesOptions>;

  constructor(options: RecordingFilesOptions) {
    this.#options = { files: systemFiles, fileBytes: FILE_BYTES, ...options };
  }

  /** @throws the file system's error, or ShortWriteError */
  async append(lines: readonly string[]): Promise<void> {
    const { files, fileBytes, folder } = this.#options;
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    // Would push out all others.
    if (bytes > fileBytes) return;
    await files.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    // `mkdir` leaves an existing folder alone.
    await chmod(folder, FOLDER_MODE);
    const numbers = await this.#numbers();
    const newest = numbers.at(-1) ?? 1;
    const isFull = (await sizeOf(this.#path(newest))) + bytes > fileBytes;
    await appendLines(files, this.#path(isFull ? newest + 1 : newest), lines);
    if (!isFull) return;
    const old = numbers.slice(0, Math.max(0, numbers.length + 1 - FILES));
    for (const number of old) await files.rm(this.#path(number), { force: true });
  }

  /** Oldest first. */
  async paths(): Promise<string[]> {
    return (await this.#numbers()).map(number => this.#path(number));
  }

  /** Bytes of all files. */
  async size(): Promise<number> {
    let sum = 0;
    for (const path of await this.paths()) sum += await sizeOf(path);
    return sum;
  }

  /** Other files in the folder stay. */
  async remove(): Promise<void> {
    for (const path of await this.paths()) await this.#options.files.rm(path, { force: true });
  }

  #path(number: number): string {
    return join(this.#options.folder, `requests-${number}.jsonl`);
  }

  async #numbers(): Promise<number[]> {
    const { files, folder } = this.#options;
    try {
      const numbers = (await files.readdir(folder)).map(name => NAME.exec(name)?.[1]);
      return numbers
        .filter(number => number !== undefined)
        .map(Number)
        .sort((a, b) => a - b);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    // Another window has removed it.
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
