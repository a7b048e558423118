import type { Locator, Page } from 'playwright-core';
import { until } from '../waiting.ts';

export interface StatusBarEntry {
  /** Text without icons. */
  readonly text: string;
  /** Names of its icons: `sparkle`, `loading`. */
  readonly icons: readonly string[];
  /** The screen reader's text. */
  readonly label: string;
}

export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The entry whose id contains `id` (VS Code puts the extension's id before it); `undefined` while there is none. */
  async entry(id: string): Promise<StatusBarEntry | undefined> {
    const item = this.#item(id);
    if ((await item.count()) === 0) return undefined;
    const [text, label, classes] = await Promise.all([
      item.innerText(),
      item.locator('a').first().getAttribute('aria-label'),
      item.locator('.codicon').evaluateAll(icons => icons.map(icon => String(icon.className))),
    ]);
    const icons = classes.flatMap(
      names => /codicon-([\w-]+)/.exec(names.replace('codicon-modifier-spin', ''))?.[1] ?? [],
    );
    return { text: text.replaceAll('\u00a0', ' ').trim(), icons, label: label ?? '' };
  }

  waitFor(id: string, what: string, wanted: (entry: StatusBarEntry) => boolean): Promise<StatusBarEntry> {
    return until({
      what: `the status bar to show ${what}`,
      probe: async () => {
        const entry = await this.entry(id);
        return entry !== undefined && wanted(entry) && entry;
      },
      instead: async () => JSON.stringify(await this.entry(id)) ?? 'no such entry',
    });
  }

  untilGone(id: string): Promise<void> {
    return this.#item(id).waitFor({ state: 'detached' });
  }

  click(id: string): Promise<void> {
    return this.#item(id).click();
  }

  /** The text of the hover. */
  async hover(id: string): Promise<string> {
    const text = await (await this.openHover(id)).innerText();
    await this.#page.mouse.move(0, 0);
    return text.replaceAll('\u00a0', ' ');
  }

  /** Waits for the text: the hover is painted in several steps, and again after changes. */
  async untilHover(id: string, wanted: RegExp): Promise<void> {
    let seen = '';
    await until({
      what: `the hover to say ${wanted}`,
      probe: async () => {
        seen = await this.hover(id);
        return wanted.test(seen);
      },
      instead: () => seen,
    });
  }

  /** The hover, which stays until the mouse is moved. */
  async openHover(id: string): Promise<Locator> {
    await this.#item(id).hover();
    const hover = this.#page.locator('.workbench-hover').last();
    await hover.waitFor();
    return hover;
  }

  #item(id: string): Locator {
    return this.#page.locator(`.part.statusbar .statusbar-item[id*="${id}"]`).first();
  }
}
