import type { Page } from 'playwright-core';
import type { Control } from '../control.ts';

export class Notifications {
  readonly #page: Page;
  readonly #control: Control;

  constructor(page: Page, control: Control) {
    this.#page = page;
    this.#control = control;
  }

  /** Texts of the open toasts, newest first. */
  texts(): Promise<string[]> {
    return this.#page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a toast that contains `text` and returns the names of its buttons. */
  async buttonsOf(text: string): Promise<string[]> {
    const toast = this.#toast(text);
    await toast.waitFor();
    return toast.locator('.monaco-button').allInnerTexts();
  }

  /** Waits for a toast that contains `text` and presses one of its buttons. */
  async press(text: string, button: string): Promise<void> {
    await this.#toast(text).getByRole('button', { name: button, exact: true }).click();
  }

  async clear(): Promise<void> {
    await this.#control('run', { command: 'notifications.clearAll' });
  }

  #toast(text: string) {
    return this.#page.locator('.notifications-toasts .notification-toast').filter({ hasText: text }).first();
  }
}
