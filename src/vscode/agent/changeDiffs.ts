import * as vscode from 'vscode';
import type { FileChange } from '../../core/agent/files/change.ts';

const SCHEME = 'ghostline-agent';
type DiffSide = 'before' | 'after';

/** Updates open diffs as the proposal grows. */
export class ChangeDiffs implements vscode.Disposable {
  readonly #changes: () => readonly FileChange[];
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  constructor(changes: () => readonly FileChange[]) {
    this.#changes = changes;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: uri => this.#textOf(uri),
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  /** The panel keeps the focus. */
  async show(path: string, panelColumn: vscode.ViewColumn | undefined): Promise<void> {
    const viewColumn = panelColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
    const options = { viewColumn, preserveFocus: true, preview: true };
    const title = `${path} (proposed)`;
    await vscode.commands.executeCommand('vscode.diff', uriOf(path, 'before'), uriOf(path, 'after'), title, options);
  }

  update(path: string): void {
    this.#changed.fire(uriOf(path, 'after'));
  }

  #textOf(uri: vscode.Uri): string {
    const change = this.#changes().find(({ path }) => uri.path === `/${path}`);
    return change?.[uri.query === 'before' ? 'before' : 'after'] ?? '';
  }
}

/** The file's own path, for highlighting. */
function uriOf(path: string, side: DiffSide): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: side });
}
