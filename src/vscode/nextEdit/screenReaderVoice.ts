import * as vscode from 'vscode';
import type { Offer } from '../../core/nextEdit/session/session.ts';

/** The status bar is the one place where an extension has text read without moving the focus. */
export class ScreenReaderVoice implements vscode.Disposable {
  #item: vscode.StatusBarItem | undefined;
  #announced: Offer | undefined;

  dispose(): void {
    this.#item?.dispose();
  }

  /** Once for each offer. */
  announce(offer: Offer, words: string): void {
    if (this.#announced === offer) return;
    this.#announced = offer;
    this.#item ??= vscode.window.createStatusBarItem('nextEdit', vscode.StatusBarAlignment.Left);
    this.#item.text = '$(arrow-right)';
    this.#item.tooltip = words;
    this.#item.accessibilityInformation = { label: words, role: 'alert' };
    this.#item.show();
  }

  silence(): void {
    this.#item?.hide();
  }
}
