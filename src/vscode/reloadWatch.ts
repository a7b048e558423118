import type * as vscode from 'vscode';

/**
 * Whether a document's latest changes were read from the disk. A reload leaves it clean; VS Code reports a typed change
 * of a clean document before it reports that the document is dirty.
 */
export class ReloadWatch {
  #changedClean = 0;
  #dirtied = 0;

  /** For each event: also for those without changes, which report that the document is dirty, and for saving. */
  changed({ isDirty, version }: vscode.TextDocument, change: 'edit' | 'undo' | 'none' | 'save'): void {
    if (change === 'save' || (change === 'none' && isDirty)) this.#dirtied = version;
    if (change === 'edit' && !isDirty) this.#changedClean = version;
  }

  get wasReloaded(): boolean {
    return this.#changedClean > this.#dirtied;
  }

  /** The reload is dealt with. */
  reset(): void {
    this.#dirtied = Math.max(this.#dirtied, this.#changedClean);
  }
}
