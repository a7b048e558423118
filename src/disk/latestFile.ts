import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { errorCode, type Files, replaceFile, systemFiles } from './files.ts';

export interface LatestFileOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly files?: Files;
  /** Called with the error code, once until a write succeeds. */
  readonly onProblem: (code: string) => void;
}

/** The most that a crash may lose. */
const PAUSE_MS = 500;

/** Always holds a whole text, finally the latest one. */
export class LatestFile {
  readonly #options: LatestFileOptions;
  /** Called when the write is due. */
  #next: (() => string) | undefined;
  #writing: Promise<void> | undefined;
  #told: string | undefined;
  #pause = new AbortController();

  constructor(options: LatestFileOptions) {
    this.#options = options;
  }

  /** Writes at once, or after a pause. A later text replaces a waiting one. */
  write(text: () => string): void {
    this.#next = text;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes without a pause; resolves after success or failure. */
  async settled(): Promise<void> {
    this.#pause.abort();
    await this.#writing;
    this.#pause = new AbortController();
  }

  async remove(): Promise<void> {
    this.#next = undefined;
    await this.settled();
    await (this.#options.files ?? systemFiles).rm(this.#options.path, { force: true });
  }

  async #writeAll(): Promise<void> {
    const { path, clock, files = systemFiles, onProblem } = this.#options;
    while (this.#next !== undefined) {
      const text = this.#next();
      this.#next = undefined;
      try {
        await mkdir(dirname(path), { recursive: true });
        await replaceFile(files, path, text);
        this.#told = undefined;
      } catch (error) {
        const code = errorCode(error) ?? 'unknown';
        if (this.#told !== code) onProblem(code);
        this.#told = code;
      }
      await clock.sleep(PAUSE_MS, this.#pause.signal);
    }
  }
}
