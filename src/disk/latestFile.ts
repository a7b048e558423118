import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { codeOf, type Files, replaceFile, systemFiles } from './files.ts';

export interface LatestFileOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly files?: Files;
  /** Given the system's name of what went wrong, once until a write succeeds again. */
  readonly onProblem: (code: string) => void;
}

/** What a crash may lose; a text that changes with every word of a model is not written at every word. */
const PAUSE_MS = 500;

/** A file that always holds one of the texts it was given, as a whole, and in the end the last one. */
export class LatestFile {
  readonly #options: LatestFileOptions;
  /** Made when it is due: what comes more often than it can be written costs nothing. */
  #next: (() => string) | undefined;
  #writing: Promise<void> | undefined;
  #told: string | undefined;
  #pause = new AbortController();

  constructor(options: LatestFileOptions) {
    this.#options = options;
  }

  /** Writes at once, or after a pause where it has just written; a text that waits is replaced by a later one. */
  write(text: () => string): void {
    this.#next = text;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes what waits without a pause. Resolves when that is done, or could not be. */
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
        const code = codeOf(error) ?? 'unknown';
        if (this.#told !== code) onProblem(code);
        this.#told = code;
      }
      await clock.sleep(PAUSE_MS, this.#pause.signal);
    }
  }
}
