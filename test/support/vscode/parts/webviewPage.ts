import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { OUT } from '../paths.ts';
import { until } from '../waiting.ts';

/** A page of ours in a webview, as a person has it before them. */
export class WebviewPage {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  get main(): Locator {
    return this.#frame.locator('main');
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name });
  }

  /** The rows of the table with this caption, the head first, whether or not it is unfolded. */
  table(caption: string): Promise<string[][]> {
    const table = this.main.locator('table', { has: this.#page.locator('caption', { hasText: caption }) });
    return table
      .locator('tr')
      .evaluateAll(rows => rows.map(({ children }) => [...children].map(cell => cell.textContent?.trim() ?? '')));
  }

  /** Unfolds everything that can be. */
  async unfold(): Promise<void> {
    const folded = this.main.locator('details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
  }

  /** How wide the page is, and how wide it would have to be to have everything in sight. */
  async widths(): Promise<{ readonly needed: number; readonly given: number }> {
    const [needed, given] = await this.#frame
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth] as const);
    return { needed, given };
  }

  /** A custom property of the page's style sheet as a color: `rgb(0, 0, 0)`. */
  async color(property: string): Promise<string> {
    const probe = `(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(${property})';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    })()`;
    return String(await this.main.evaluate(probe));
  }

  /** Writes `out/screenshots/<name>.png` of all of it, with a window that is high enough. */
  async picture(name: string): Promise<void> {
    const size = this.#page.viewportSize();
    if (size === null) throw new Error('the page has no size');
    const file = path.join(OUT, 'screenshots', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    const height = Number(await this.main.evaluate('document.documentElement.scrollHeight'));
    await this.#page.setViewportSize({ width: size.width, height: height + AROUND_PX });
    await until({
      what: 'the whole page to be in sight',
      probe: async () => Number(await this.main.evaluate('innerHeight')) >= height,
    });
    // Two frames: one to lay out, one to paint.
    await this.main.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
    await this.main.screenshot({ path: file });
    await this.#page.setViewportSize(size);
  }
}

/** Title, tabs and status bar. */
const AROUND_PX = 120;
