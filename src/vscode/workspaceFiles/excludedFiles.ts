import * as vscode from 'vscode';
import type { Exclusion } from '../privacy/exclusion.ts';

/**
 * Which files are none of the agent's business: what Git ignores, and what the settings name. By path alone, since nobody
 * opens a thousand files to list them; Exclusion decides the same for documents.
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
