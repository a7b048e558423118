import type { Locator, Page } from 'playwright-core';
import { until } from '../waiting.ts';

/** One attempt to open the command palette, which lists its commands at once on an idle machine. */
const ATTEMPT = { timeout: 5_000 };

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

  /** Waits for a row that contains all of these, in label, description or detail, and returns its whole text. */
  async untilRow(...texts: readonly string[]): Promise<string> {
    const row = texts.reduce((rows, text) => rows.filter({ hasText: text }), this.#row()).first();
    await row.waitFor();
    return (await row.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Waits until the row that Enter would pick contains these. */
  async untilActive(...texts: readonly string[]): Promise<void> {
    const rows = this.#row().and(this.#page.locator('.focused'));
    await texts.reduce((row, text) => row.filter({ hasText: text }), rows).waitFor();
  }

  /** Waits for a list or box with this title. */
  async untilTitle(text: string): Promise<void> {
    await this.#page.locator('.quick-input-widget .quick-input-title').filter({ hasText: text }).waitFor();
  }

  /** The text in the box. */
  async value(): Promise<string> {
    return this.#page.locator('.quick-input-widget .quick-input-box input').inputValue();
  }

  /** Fills the box, as by typing, and waits for nothing. */
  async fill(text: string): Promise<void> {
    await this.#page.locator('.quick-input-widget .quick-input-box input').fill(text);
  }

  /** Waits for the box's message about its text. */
  async untilMessage(text: string): Promise<void> {
    await this.#page.locator('.quick-input-widget .quick-input-message').filter({ hasText: text }).waitFor();
  }

  /** Presses the arrow to the question before. */
  async goBack(): Promise<void> {
    await this.#page.locator('.quick-input-widget .quick-input-titlebar .codicon-quick-input-back').click();
  }

  /** Picks the first row that contains `text`. */
  async pick(text: string): Promise<void> {
    // Where it rests since the last click, a row may get a hover that covers the others.
    await this.#page.mouse.move(0, 0);
    await this.#row().filter({ hasText: text }).first().click();
  }

  /** Fills the box and presses Enter. */
  async enter(text: string): Promise<void> {
    const box = this.#page.locator('.quick-input-widget .quick-input-box input');
    await box.waitFor();
    await box.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Fills the box of a list, and picks the row with the text as a typed instruction. */
  async enterOwnWords(text: string): Promise<void> {
    await this.#page.locator('.quick-input-widget .quick-input-box input').fill(text);
    await this.pick(`In your own words: ${text}`);
  }

  /** Waits for a box that holds a text like this one, takes it as it is, and returns it. */
  async accept(proposed: RegExp): Promise<string> {
    const box = this.#page.locator('.quick-input-widget .quick-input-box input');
    const text = await until({
      what: `a proposal like ${proposed}`,
      probe: async () => {
        const value = await box.inputValue();
        return proposed.test(value) && value;
      },
    });
    await this.#page.keyboard.press('Enter');
    return text;
  }

  /** Runs a command by its title (`Ghostline: Set API Key`) from the command palette. */
  async runCommand(title: string): Promise<void> {
    const row = this.#row().filter({ hasText: title }).first();
    await until({
      what: `the command palette to list "${title}"`,
      // A window that is just being restored takes the focus, which closes the palette.
      probe: async () => {
        await this.#page.keyboard.press('F1');
        const box = this.#page.locator('.quick-input-widget .quick-input-box input');
        return box.fill(`>${title}`, ATTEMPT).then(
          () =>
            row.waitFor(ATTEMPT).then(
              () => true,
              () => false,
            ),
          () => false,
        );
      },
    });
    await this.pick(title);
  }

  async dismiss(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.untilClosed();
  }

  /** The input has been accepted. */
  async untilClosed(): Promise<void> {
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  #row(): Locator {
    return this.#page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }
}
