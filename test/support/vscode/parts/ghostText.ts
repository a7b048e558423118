import type { Page } from 'playwright-core';
import { until } from '../waiting.ts';

/** One painted frame. */
export interface Frame {
  /** Epoch milliseconds, comparable with `Date.now()`. */
  readonly at: number;
  /** Every line of the ghost text; `null` where there was none. */
  readonly text: string | null;
}

/** The ghost text as a person sees it in the focused editor. */
export class GhostText {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the cursor on, lines divided by line feeds; `undefined` where there is none. */
  async shown(): Promise<string | undefined> {
    return this.#page.evaluate<string | undefined>('ghostlineRig.shownGhostText()');
  }

  /** Waits for ghost text that satisfies `wanted` (default: any). */
  waitFor(what: string, wanted: (text: string) => boolean = () => true): Promise<string> {
    return until({
      what,
      probe: async () => {
        const text = await this.shown();
        return text !== undefined && wanted(text) && text;
      },
      instead: async () => JSON.stringify(await this.shown()) ?? 'no ghost text',
    });
  }

  async waitUntilGone(): Promise<void> {
    await until({
      what: 'the ghost text to go',
      probe: async () => (await this.shown()) === undefined,
      instead: async () => JSON.stringify(await this.shown()) ?? 'no ghost text',
    });
  }

  /** Records every frame until `stop`. */
  async record(): Promise<{ readonly stop: () => Promise<Frame[]> }> {
    await this.#page.evaluate('ghostlineRig.frameRecorder.start()');
    return { stop: () => this.#page.evaluate<Frame[]>('ghostlineRig.frameRecorder.stop()') };
  }
}

/** Frames without ghost text between the first and the last one with some: visible flicker. */
export function blankFrames(frames: readonly Frame[]): number {
  const first = frames.findIndex(frame => frame.text !== null);
  const last = frames.findLastIndex(frame => frame.text !== null);
  return first < 0 ? 0 : frames.slice(first, last).filter(frame => frame.text === null).length;
}

/** The texts in the order in which they appeared, each once per appearance. */
export function appearances(frames: readonly Frame[]): (string | null)[] {
  return frames.map(frame => frame.text).filter((text, index, texts) => index === 0 || text !== texts[index - 1]);
}
