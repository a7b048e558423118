import type { Locator } from 'playwright-core';
import { until } from '../waiting.ts';
import { WebviewPage } from './webviewPage.ts';

/** The page of a comparison as a person has it before them. */
export class ComparisonPage extends WebviewPage {
  /** The state of the run; waits for it. */
  async untilState(wanted: RegExp, limitMs?: number): Promise<string> {
    let seen = '';
    return until({
      what: `the run to be ${wanted}`,
      ...(limitMs !== undefined && { limitMs }),
      probe: async () => {
        seen = await this.main.locator('.state p').innerText();
        return wanted.test(seen) && seen;
      },
      instead: () => seen,
    });
  }

  get chart(): Locator {
    return this.main.getByRole('img');
  }

  /** One answer, folded, of those whose summary has all of these words. */
  answer(...words: readonly string[]): Locator {
    return words.reduce((found, text) => found.filter({ hasText: text }), this.main.locator('details.entry')).first();
  }

  /** The rows under "Every answer". */
  async show(which: string): Promise<void> {
    await this.main.getByLabel('Show').selectOption(which);
  }

  /** The outcomes of the answers that are listed, from above. */
  async listedAnswers(): Promise<readonly string[]> {
    return this.main.locator('details.entry:visible summary b').allInnerTexts();
  }
}
