import type { Locator, Page } from 'playwright-core';
import { until } from '../waiting.ts';

/** VS Code's page of a walkthrough's steps. */
export class Walkthrough {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async untilOpen(title: string): Promise<void> {
    await this.#page.locator('.gettingStartedContainer .category-title', { hasText: title }).first().waitFor();
  }

  async openStep(title: string): Promise<void> {
    const step = this.#step(title);
    if (!(await this.#isExpanded(step))) await step.locator('.step-title').first().click();
    await until({ what: `the step "${title}" to be open`, probe: () => this.#isExpanded(step) });
  }

  async press(button: string): Promise<void> {
    await this.#page.locator('.getting-started-step.expanded .monaco-button', { hasText: button }).first().click();
  }

  untilDone(title: string): Promise<unknown> {
    return until({
      what: `the step "${title}" to be done`,
      probe: async () => (await this.#step(title).locator('.codicon.complete').count()) > 0,
      instead: () => this.#step(title).innerHTML(),
    });
  }

  /** Pictures are in frames of their own, which VS Code fills later. */
  untilPicture(id: string): Promise<unknown> {
    return until({
      what: `the picture "${id}"`,
      probe: async () => {
        const found = this.#page.frames().map(frame =>
          frame
            .locator(`svg#${id}`)
            .count()
            .catch(() => 0),
        );
        return (await Promise.all(found)).some(count => count > 0);
      },
    });
  }

  #step(title: string): Locator {
    return this.#page.locator('.getting-started-step', { hasText: title });
  }

  async #isExpanded(step: Locator): Promise<boolean> {
    return (await step.first().getAttribute('class'))?.includes('expanded') ?? false;
  }
}
