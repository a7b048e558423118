import type { Locator, Page } from 'playwright-core';

/** A modal question. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog that contains `text` and returns the names of its buttons. */
  async buttonsOf(text: string): Promise<string[]> {
    const box = this.#box.filter({ hasText: text });
    await box.waitFor();
    return box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  /** Waits for a dialog that contains `text` and presses one of its buttons. */
  async press(text: string, button: string): Promise<void> {
    await this.#box.filter({ hasText: text }).getByRole('button', { name: button, exact: true }).click();
  }
}
