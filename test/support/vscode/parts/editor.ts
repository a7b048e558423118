import type { Page } from 'playwright-core';
import type { Place } from '../../extensions/control/calls.ts';
import type { Control } from '../control.ts';
import { WAIT_LIMIT_MS } from '../waiting.ts';

/** About the pace of a fast typist. */
const KEY_MS = 60;

/** The focused editor: keys go in through the browser, places and exact text through the extension host. */
export class Editor {
  readonly #page: Page;
  readonly #control: Control;

  constructor(page: Page, control: Control) {
    this.#page = page;
    this.#control = control;
  }

  /** Opens a file, or shows it if it is open, and gives it the focus. */
  async open(file: string, options: { readonly beside?: boolean } = {}): Promise<void> {
    await this.#control('open', { file, ...options });
    await this.untilFocused();
  }

  /** Waits until an editor takes keys and has inline suggestions. */
  async untilFocused(): Promise<void> {
    await this.#page.locator('.monaco-editor.focused').first().waitFor({ timeout: WAIT_LIMIT_MS });
    // A new editor gets inline suggestions when the window is first idle; keys before that call no provider. Idle
    // callbacks run in the order of their requests.
    await this.#page.evaluate('new Promise(resolve => requestIdleCallback(() => resolve()))');
  }

  /** The whole document with its own line ends, including all keys so far. */
  text(): Promise<string> {
    return this.#control('text', null);
  }

  cursor(): Promise<Place> {
    return this.#control('cursor', null);
  }

  /** Lines and columns count from 1. A place outside the document is an error. */
  async moveTo(line: number, column: number): Promise<void> {
    await this.#control('select', { from: { line, column } });
  }

  /** Puts the cursor behind the first occurrence of `text`, which must be there. */
  async moveBehind(text: string): Promise<void> {
    const content = await this.text();
    const start = content.indexOf(text);
    if (start < 0) throw new Error(`the document has no ${JSON.stringify(text)}`);
    const before = content.slice(0, start + text.length).split(/\r?\n/);
    await this.moveTo(before.length, (before.at(-1)?.length ?? 0) + 1);
  }

  async select(from: Place, to: Place): Promise<void> {
    await this.#control('select', { from, to });
  }

  /** Types as a person does: key by key, so that VS Code closes brackets and indents. A line feed is the Enter key. */
  async type(text: string, keyMs: number = KEY_MS): Promise<void> {
    await this.#page.keyboard.type(text, { delay: keyMs });
  }

  /** One key or chord by playwright's names: `Tab`, `Escape`, `ControlOrMeta+ArrowRight`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }
}
