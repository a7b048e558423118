import * as vscode from 'vscode';
import type { Exclusion } from '../privacy/exclusion.ts';

/**
 * Files that the agent can't see: ignored by Git, or excluded in the settings. By path only, since opening thousands of
 * files to list them is too slow; Exclusion does the same for documents.
 */
export class ExcludedFiles {
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  async excludes(absolute: string, kind: 'file' | 'folder'): Promise<boolean> {
    const uri = vscode.Uri.file(absolute);
    const isOpen = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    return (isOpen && this.#exclusion.isLeftOut(uri)) || this.#exclusion.isGitIgnored(uri, kind);
  }
}
