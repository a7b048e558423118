import type { Locator } from 'playwright-core';
import { WebviewPage } from './webviewPage.ts';

/** The usage page as a person has it before them. */
export class UsagePage extends WebviewPage {
  /** The chart with this name. */
  chart(name: string): Locator {
    return this.main.getByRole('slider', { name });
  }

  /** Name -> figure, as the tiles at the top have them; waits until they are there. */
  async tiles(): Promise<Readonly<Record<string, string>>> {
    await this.main.locator('.tiles dd').first().waitFor();
    const texts = await this.main
      .locator('.tiles > div')
      .evaluateAll(tiles =>
        tiles.map(({ children }) => [children[0]?.textContent ?? '', children[1]?.textContent ?? '']),
      );
    return Object.fromEntries(texts);
  }

  async choose(range: string): Promise<void> {
    await this.main.locator('.ranges label', { hasText: range }).click();
  }
}
