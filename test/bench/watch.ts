import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Frame } from '../support/vscode/parts/ghostText.ts';

/** More tries find a faster round trip, and so a narrower guess. */
const CLOCK_TRIES = 20;

/** Events between `start` and `stop`, on `performance.now()` of this process. */
export interface Watched {
  readonly keys: readonly number[];
  /** The text after each painted frame, and its time. */
  readonly frames: readonly Frame[];
}

/** Keys and painted frames of a workbench's page, on this process's clock. */
export class Watch {
  readonly #page: Page;
  readonly #behindMs: number;

  private constructor(page: Page, behindMs: number) {
    this.#page = page;
    this.#behindMs = behindMs;
  }

  static async of(page: Page): Promise<Watch> {
    await page.evaluate(await readFile(path.join(import.meta.dirname, 'watch.js'), 'utf8'));
    return new Watch(page, await clockDifference(page));
  }

  async start(): Promise<void> {
    await this.#page.evaluate('ghostlineWatch.start()');
  }

  async stop(): Promise<Watched> {
    const { keys, frames } = await this.#page.evaluate<Watched>('ghostlineWatch.stop()');
    return {
      keys: keys.map(at => at - this.#behindMs),
      frames: frames.map(({ at, text }) => ({ at: at - this.#behindMs, text })),
    };
  }
}

/** The page's clock minus this process's; right to half the fastest round trip. */
async function clockDifference(page: Page): Promise<number> {
  let best = { roundTripMs: Number.POSITIVE_INFINITY, difference: 0 };
  for (let attempt = 0; attempt < CLOCK_TRIES; attempt++) {
    const asked = performance.now();
    const there = await page.evaluate<number>('performance.timeOrigin + performance.now()');
    const answered = performance.now();
    const roundTripMs = answered - asked;
    if (roundTripMs < best.roundTripMs) best = { roundTripMs, difference: there - (asked + answered) / 2 };
  }
  return best.difference;
}
