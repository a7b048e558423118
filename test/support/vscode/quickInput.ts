import type { Locator, Page } from 'playwright-core';

/** The list or box that drops from the top: quick picks, input boxes, the command palette. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a list and returns the labels of the rows in sight. */
  async rows(): Promise<string[]> {
    await this.#row().first().waitFor();
    return this.#row().locator('.quick-input-list-label .label-name').allInnerTexts();
  }

  /** Picks the first row that contains `text`. */
  async pick(text: string): Promise<void> {
    await this.#row().filter({ hasText: text }).first().click();
  }

  /** Fills the box and presses Enter. */
  async enter(text: string): Promise<void> {
    const box = this.#page.locator('.quick-input-widget .quick-input-box input');
    await box.waitFor();
    await box.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Runs a command by its title (`Ghostline: Set API Key`) from the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    const box = this.#page.locator('.quick-input-widget .quick-input-box input');
    await box.waitFor();
    await box.fill(`>${title}`);
    await this.#row().filter({ hasText: title }).first().waitFor();
    await this.pick(title);
  }

  async dismiss(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  #row(): Locator {
    return this.#page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }
}
