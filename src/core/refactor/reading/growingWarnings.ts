import type { Clock } from '../../clock.ts';
import { inTurns } from '../../steps.ts';
import { languageOfPath } from '../../syntax/languageTags.ts';
import { type Warning, warningsOf } from '../safety/warnings.ts';
import { selectedText, type Target } from '../target/target.ts';
import type { ReadingInput } from './parts.ts';
import type { ProposedFile } from './proposedFile.ts';

/** Of the time, so that the stream is shown without delay. */
const MOST_SHARE = 0.1;

interface GrowingWarningsOptions {
  readonly target: Target;
  readonly syntaxOf: ReadingInput['syntaxOf'];
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Warnings about a file while it grows. They lag behind its last lines; the lines above stay where they are. */
export class GrowingWarnings {
  readonly #options: GrowingWarningsOptions;
  #latest: { readonly path: string; readonly warnings: readonly Warning[] } | undefined;
  #isBusy = false;
  #next = 0;

  constructor(options: GrowingWarningsOptions) {
    this.#options = options;
  }

  /** Begins to read the file, unless it is being read. */
  of(file: ProposedFile): ProposedFile {
    if (!this.#isBusy && this.#options.clock.now() >= this.#next) void this.#read(file);
    return this.#latest?.path === file.path ? { ...file, warnings: this.#latest.warnings } : file;
  }

  async #read({ after, before, path }: ProposedFile): Promise<void> {
    const { clock, signal, syntaxOf, target } = this.#options;
    const startedAt = clock.now();
    this.#isBusy = true;
    const languageId = path === target.path ? target.languageId : languageOfPath(path);
    const texts = { path, languageId, selected: selectedText(target), before, after };
    const warnings = await inTurns(warningsOf({ ...texts, syntax: syntaxOf(languageId) }), { clock, signal });
    if (warnings !== undefined) this.#latest = { path, warnings };
    this.#next = clock.now() + (clock.now() - startedAt) / MOST_SHARE;
    this.#isBusy = false;
  }
}
