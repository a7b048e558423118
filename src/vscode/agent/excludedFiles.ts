import { relative, sep } from 'node:path';
import { Minimatch } from 'minimatch';
import * as vscode from 'vscode';
import type { Exclusion } from '../exclusion.ts';

/** The editor's own globs: files that begin with a dot are files like others. */
const AS_THE_EDITOR = { dot: true, nocomment: true, nonegate: true } as const;

/**
 * Which files are none of the agent's business: what Git ignores, and what the settings name. By path alone, since nobody
 * opens a thousand files to list them; Exclusion decides the same for documents.
 */
export class ExcludedFiles implements vscode.Disposable {
  readonly #exclusion: Exclusion;
  readonly #subscription: vscode.Disposable;
  readonly #matchers = new Map<string, (uri: vscode.Uri) => boolean>();

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
    this.#subscription = vscode.workspace.onDidChangeConfiguration(() => this.#matchers.clear());
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async excludes(absolute: string, kind: 'file' | 'folder'): Promise<boolean> {
    const uri = vscode.Uri.file(absolute);
    return this.#bySettings(uri) || this.#exclusion.isGitIgnored(uri, kind);
  }

  #bySettings(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const key = folder.uri.toString();
    const names = this.#matchers.get(key) ?? this.#newMatcher(folder);
    this.#matchers.set(key, names);
    return names(uri);
  }

  #newMatcher(folder: vscode.WorkspaceFolder): (uri: vscode.Uri) => boolean {
    const matchers = this.#exclusion.globsAt(folder.uri).map(glob => {
      const matcher = new Minimatch(glob, AS_THE_EDITOR);
      const isWhole = glob.startsWith('/');
      return (whole: string, below: string) => matcher.match(isWhole ? whole : below);
    });
    return uri => {
      const below = relative(folder.uri.fsPath, uri.fsPath).split(sep).join('/');
      return matchers.some(matches => matches(uri.path, below));
    };
  }
}
