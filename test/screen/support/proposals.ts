import type { Locator } from 'playwright-core';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';

const HINTS = `[...document.querySelectorAll('.view-line span')]
  .map(span => getComputedStyle(span, '::after').content)
  .filter(text => text !== 'none')
  .join('\\n')`;

/** Proposals of changes as a person has them before them. */
export class Proposals {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Requests a refactoring of the selection with a typed instruction, and waits for the diff. */
  async ask(instruction: string): Promise<void> {
    await this.#workbench.start('ghostline.refactor');
    await this.#workbench.quickInput.untilTitle('Refactor line');
    await this.#workbench.quickInput.enterOwnWords(instruction);
    await this.#diff.waitFor();
  }

  /** The visible lines of the proposed side. */
  async shown(): Promise<string> {
    const lines = this.#diff.locator('.editor.modified .view-lines > .view-line');
    const found = await lines.evaluateAll(all =>
      all
        .map(line => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return found.join('\n').replaceAll('\u00a0', ' ');
  }

  untilShown(text: string): Promise<unknown> {
    return until({
      what: `the proposal to show ${text}`,
      probe: async () => (await this.shown()).includes(text),
      instead: () => this.shown(),
    });
  }

  /** A button of the diff, by its title. */
  button(title: string): Locator {
    return this.#workbench.page.locator('.editor-group-container .editor-actions').getByRole('button', { name: title });
  }

  /** Texts that decorations put after lines. */
  async hints(): Promise<string> {
    return this.#workbench.page.evaluate(HINTS);
  }

  untilHint(text: string): Promise<unknown> {
    return until({
      what: `${text} behind a line`,
      probe: async () => (await this.hints()).includes(text),
      instead: () => this.hints(),
    });
  }

  /** Over the code of the file, by its words. */
  lens(words: string): Locator {
    return this.#workbench.page.locator('.codelens-decoration a', { hasText: words }).first();
  }

  /** Presses a button of the diff as soon as it is there. */
  async press(title: string): Promise<void> {
    await this.button(title).first().click();
  }

  async untilClosed(): Promise<void> {
    await this.#diff.waitFor({ state: 'detached' });
  }

  /** Gives the proposed side the focus, with the cursor in the line that holds `text`. */
  async clickLine(text: string): Promise<void> {
    await this.#diff.locator('.editor.modified .view-line').filter({ hasText: text }).first().click();
  }

  /** The row of the tree of proposed files that holds `text`. */
  row(text: string): Locator {
    return this.#workbench.page
      .locator('.pane', { hasText: 'Proposed Changes' })
      .locator('.monaco-list-row', { hasText: text });
  }

  get #diff(): Locator {
    return this.#workbench.page.locator('.monaco-diff-editor').first();
  }
}
