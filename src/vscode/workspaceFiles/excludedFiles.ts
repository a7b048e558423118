import * as vscode from 'vscode';
import type { Exclusion } from '../privacy/exclusion.ts';

/** By path only: opening thousands of files to list them is too slow. See Exclusion. */
export class ExcludedFiles {
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  async excludes(absolute: string, kind: 'file' | 'folder'): Promise<boolean> {
    const uri = vscode.Uri.file(absolute);
    const isOpen = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    if (isOpen) await this.#exclusion.prepare(uri);
    return (isOpen && this.#exclusion.isLeftOut(uri)) || this.#exclusion.isGitIgnored(uri, kind);
  }
}
