import { relative, sep } from 'node:path';
import { Minimatch } from 'minimatch';
import * as vscode from 'vscode';
import { GitIgnore } from '../gitIgnore.ts';

/** The editor's own globs: files that begin with a dot are files like others. */
const AS_THE_EDITOR = { dot: true, nocomment: true, nonegate: true } as const;

/**
 * Which files are none of the agent's business: what Git ignores, and what the settings name. By path alone, since nobody
 * opens a thousand files to list them; Exclusion decides the same for documents.
 */
export class ExcludedFiles implements vscode.Disposable {
  readonly #patterns: () => readonly string[];
  readonly #gitIgnore = new GitIgnore();
  readonly #subscription: vscode.Disposable;
  readonly #matchers = new Map<string, (path: string) => boolean>();

  /** @param patterns glob patterns of the setting "ghostline.exclude" */
  constructor(patterns: () => readonly string[]) {
    this.#patterns = patterns;
    this.#subscription = vscode.workspace.onDidChangeConfiguration(() => this.#matchers.clear());
  }

  dispose(): void {
    this.#gitIgnore.dispose();
    this.#subscription.dispose();
  }

  async excludes(absolute: string, kind: 'file' | 'folder'): Promise<boolean> {
    const uri = vscode.Uri.file(absolute);
    return this.#bySettings(uri) || this.#gitIgnore.ignores(uri, kind);
  }

  #bySettings(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const key = folder.uri.toString();
    const names = this.#matchers.get(key) ?? this.#newMatcher(folder);
    this.#matchers.set(key, names);
    return names(relative(folder.uri.fsPath, uri.fsPath).split(sep).join('/'));
  }

  #newMatcher(folder: vscode.WorkspaceFolder): (path: string) => boolean {
    const hidden = vscode.workspace.getConfiguration('files', folder.uri).get<Record<string, unknown>>('exclude', {});
    const patterns = [...this.#patterns(), ...Object.keys(hidden).filter(pattern => hidden[pattern] === true)];
    // The file itself, or a folder around it.
    const globs = patterns.flatMap(pattern => [pattern, `${pattern.replace(/\/+$/, '')}/**`]);
    const matchers = globs.map(glob => new Minimatch(glob, AS_THE_EDITOR));
    return path => matchers.some(matcher => matcher.match(path));
  }
}
