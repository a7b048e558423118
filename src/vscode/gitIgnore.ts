import ignore, { type Ignore } from 'ignore';
import * as vscode from 'vscode';

const FILE = '.gitignore';

/** What the `.gitignore` files of the open folders name, by Git's own rules: the deeper file has the last word. */
export class GitIgnore implements vscode.Disposable {
  readonly #rules = new Map<string, Promise<Ignore | undefined>>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${FILE}`);
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor() {
    const reread = () => {
      this.#rules.clear();
      this.#changed.fire();
    };
    this.#watcher.onDidChange(reread);
    this.#watcher.onDidCreate(reread);
    this.#watcher.onDidDelete(reread);
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
  }

  /** Whether the file, or a folder around it, is ignored. Files outside the open folders are not. */
  async ignores(uri: vscode.Uri): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const parts = uri.path
      .slice(folder.uri.path.length)
      .split('/')
      .filter(part => part !== '');
    let ignored = false;
    for (let depth = 0; depth < parts.length; depth++) {
      const rules = await this.#rulesIn(vscode.Uri.joinPath(folder.uri, ...parts.slice(0, depth)));
      const verdict = rules?.test(parts.slice(depth).join('/'));
      if (verdict?.ignored) ignored = true;
      else if (verdict?.unignored) ignored = false;
    }
    return ignored;
  }

  #rulesIn(folder: vscode.Uri): Promise<Ignore | undefined> {
    const key = folder.toString();
    const known = this.#rules.get(key) ?? read(folder);
    this.#rules.set(key, known);
    return known;
  }
}

async function read(folder: vscode.Uri): Promise<Ignore | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, FILE));
    return ignore().add(new TextDecoder().decode(bytes));
  } catch {
    return undefined; // Most folders have none.
  }
}
