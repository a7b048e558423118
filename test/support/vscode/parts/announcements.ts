import type { Page } from 'playwright-core';

/** The texts that VS Code has a screen reader read without being moved there. */
export class Announcements {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async record(): Promise<{ readonly stop: () => Promise<string[]> }> {
    await this.#page.evaluate('ghostlineRig.announcements.start()');
    return { stop: () => this.#page.evaluate<string[]>('ghostlineRig.announcements.stop()') };
  }
}
