import * as vscode from 'vscode';
import { LONG_LINE_CHARS } from '../core/completion/hole.ts';
import type { SuppressReason } from '../core/completion/outcome.ts';
import { isSecretPath } from '../core/secrets.ts';
import { GitIgnore } from './gitIgnore.ts';
import { fileOf } from './place.ts';

/** In UTF-16 units: the editor itself drops features from some such size on. */
const LARGE_FILE_CHARS = 5 * 1_024 * 1_024;

/** Why nothing of a document may be sent, or `open`. */
export type Verdict = SuppressReason | 'open';

/** Which documents must not leave this machine, or are no use to a model. Each is looked at once, not at every key. */
export class Exclusion implements vscode.Disposable {
  readonly #patterns: () => readonly string[];
  readonly #gitIgnore = new GitIgnore();
  readonly #subscriptions: readonly vscode.Disposable[];
  #verdicts = new WeakMap<vscode.TextDocument, Verdict | Promise<Verdict>>();

  /** @param patterns glob patterns of the setting "ghostline.exclude" */
  constructor(patterns: () => readonly string[]) {
    this.#patterns = patterns;
    this.#subscriptions = [
      this.#gitIgnore,
      this.#gitIgnore.onDidChange(() => this.#forget()),
      vscode.workspace.onDidChangeConfiguration(() => this.#forget()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
      // What was pasted into it, or cut out, may have made it another kind of file.
      vscode.workspace.onDidSaveTextDocument(document => this.#verdicts.delete(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Why nothing of the document may be sent, or `open`; a promise at first sight, while its .gitignore files are read. */
  verdict(document: vscode.TextDocument): Verdict | Promise<Verdict> {
    const known = this.#verdicts.get(document);
    if (known !== undefined) return known;
    const found = this.#atOnce(document) ?? this.#byGit(document);
    this.#verdicts.set(document, found);
    return found;
  }

  /** Globs of what the settings leave out at `scope`: each of their patterns means a file, or a folder and all in it. */
  globsAt(scope: vscode.Uri): readonly string[] {
    const hidden = vscode.workspace.getConfiguration('files', scope).get<Record<string, unknown>>('exclude', {});
    const patterns = [...this.#patterns(), ...Object.keys(hidden).filter(pattern => hidden[pattern] === true)];
    return patterns.flatMap(pattern => [pattern, `${pattern.replace(/\/+$/, '')}/**`]);
  }

  /** Whether a .gitignore leaves this out, or a folder around it. */
  isGitIgnored(uri: vscode.Uri, kind: 'file' | 'folder'): Promise<boolean> {
    return this.#gitIgnore.ignores(uri, kind);
  }

  #forget(): void {
    this.#verdicts = new WeakMap();
  }

  #atOnce(document: vscode.TextDocument): Verdict | undefined {
    if (isSecretPath(document.uri.path)) return 'secret-file';
    if (this.#isExcluded(document)) return 'excluded';
    return unfit(document);
  }

  async #byGit(document: vscode.TextDocument): Promise<Verdict> {
    const verdict = (await this.isGitIgnored(fileOf(document), 'file')) ? 'git-ignored' : 'open';
    this.#verdicts.set(document, verdict);
    return verdict;
  }

  #isExcluded(document: vscode.TextDocument): boolean {
    const file = fileOf(document);
    const folder = vscode.workspace.getWorkspaceFolder(file);
    return this.globsAt(file).some(glob => {
      const pattern = folder && !glob.startsWith('/') ? new vscode.RelativePattern(folder, glob) : glob;
      return vscode.languages.match({ pattern }, document) > 0;
    });
  }
}

function unfit(document: vscode.TextDocument): Verdict | undefined {
  const end = document.lineAt(document.lineCount - 1).range.end;
  if (document.offsetAt(end) > LARGE_FILE_CHARS) return 'large-file';
  for (let line = 0; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    if (text.length > LONG_LINE_CHARS) return 'long-lines';
    // The editor opens such a file only when it is told to; what it shows of it then is no text.
    if (text.includes('\0')) return 'binary';
  }
  return undefined;
}
