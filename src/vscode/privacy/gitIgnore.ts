import * as vscode from 'vscode';
import { GitIgnoreRules } from '../../core/privacy/gitIgnoreRules.ts';
import type { Steps } from '../../core/privacy/wildcards.ts';

const FILE = '.gitignore';

/** About 10 ms per path; real files need hundreds. */
const MOST_STEPS = 1_000_000;

/** By Git's rules: deeper files win, except below an ignored folder. */
export class GitIgnore implements vscode.Disposable {
  readonly #rules = new Map<string, Promise<GitIgnoreRules | undefined>>();
  readonly #roots = new Map<string, Promise<vscode.Uri>>();
  readonly #watchers: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  readonly #warn: (message: string) => void;
  readonly #reported = new Set<string>();

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
    this.#watch(`**/${FILE}`);
  }

  dispose(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#changed.dispose();
  }

  /** False outside the open folders. */
  async ignores(uri: vscode.Uri, kind: 'file' | 'folder'): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const key = folder.uri.toString();
    const known = this.#roots.get(key) ?? this.#rootOf(folder.uri);
    this.#roots.set(key, known);
    return this.#ignoredBelow(await known, uri, kind);
  }

  /** The folder itself without a repository, or if the repository ignores it. */
  async #rootOf(folder: vscode.Uri): Promise<vscode.Uri> {
    const above: vscode.Uri[] = [];
    let root = folder;
    while (!(await exists(vscode.Uri.joinPath(root, '.git')))) {
      const parent = vscode.Uri.joinPath(root, '..');
      if (parent.path === root.path) return folder;
      above.push(parent);
      root = parent;
    }
    // Opening an ignored folder is deliberate.
    if (await this.#ignoredBelow(root, folder, 'folder')) return folder;
    for (const parent of above) this.#watch(new vscode.RelativePattern(parent, FILE));
    return root;
  }

  async #ignoredBelow(root: vscode.Uri, uri: vscode.Uri, kind: 'file' | 'folder'): Promise<boolean> {
    const parts = uri.path
      .slice(root.path.length)
      .split('/')
      .filter(part => part !== '');
    const steps = { left: MOST_STEPS };
    // Git doesn't look into an ignored folder, so nothing in it can be re-included.
    for (let length = 1; length <= parts.length; length++) {
      const isFolder = length < parts.length || kind === 'folder';
      if (await this.#names(root, parts.slice(0, length), isFolder, steps)) return true;
    }
    return false;
  }

  /** Of the files above this path. */
  async #names(root: vscode.Uri, parts: readonly string[], isFolder: boolean, steps: Steps): Promise<boolean> {
    let ignored = false;
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = vscode.Uri.joinPath(root, ...parts.slice(0, depth));
      const rules = await this.#rulesIn(folder);
      const verdict = rules?.verdict(parts.slice(depth), isFolder ? 'folder' : 'file', steps);
      if (verdict === 'unknown') {
        this.#report(vscode.Uri.joinPath(folder, FILE));
        return true;
      }
      if (verdict === 'ignored') ignored = true;
      else if (verdict === 'unignored') ignored = false;
    }
    return ignored;
  }

  #report(file: vscode.Uri): void {
    const key = file.toString();
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#warn(`${file.fsPath} is too long or complex: nothing below its folder is sent. Shorten it.`);
  }

  #watch(pattern: vscode.GlobPattern): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const reread = () => {
      this.#rules.clear();
      this.#reported.clear();
      this.#changed.fire();
    };
    watcher.onDidChange(reread);
    watcher.onDidCreate(reread);
    watcher.onDidDelete(reread);
    this.#watchers.push(watcher);
  }

  #rulesIn(folder: vscode.Uri): Promise<GitIgnoreRules | undefined> {
    const key = folder.toString();
    const known = this.#rules.get(key) ?? read(folder);
    this.#rules.set(key, known);
    return known;
  }
}

async function read(folder: vscode.Uri): Promise<GitIgnoreRules | undefined> {
  const bytes = await bytesOf(vscode.Uri.joinPath(folder, FILE));
  if (bytes === undefined) return undefined;
  return new GitIgnoreRules(new TextDecoder().decode(bytes));
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // Unreadable: not a repository.
  }
}
