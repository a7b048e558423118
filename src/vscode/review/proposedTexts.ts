import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';

export type DiffSide = 'before' | 'after';

/** Both sides of a diff, read-only. */
export class ProposedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(PROPOSAL_SCHEME, this),
      vscode.workspace.onDidOpenTextDocument(document => this.#opened(document)),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  set(uri: vscode.Uri, text: string): void {
    const name = uri.toString();
    if (this.#texts.get(name) === text) return;
    this.#texts.set(name, text);
    this.#changed.fire(uri);
  }

  /** Also of files that a later answer left out. */
  deleteOf(review: number): void {
    for (const name of this.#texts.keys()) {
      if (reviewOf(vscode.Uri.parse(name)) === review) this.#texts.delete(name);
    }
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }

  /** VS Code drops changes made while a document opens. */
  #opened(document: vscode.TextDocument): void {
    const text = this.#texts.get(document.uri.toString());
    if (text !== undefined && text !== document.getText()) this.#changed.fire(document.uri);
  }
}

/** `path` determines name and language. */
export function proposalUri(place: {
  readonly review: number;
  readonly path: string;
  readonly side: DiffSide;
}): vscode.Uri {
  const { review, path, side } = place;
  return vscode.Uri.from({ scheme: PROPOSAL_SCHEME, path: `/${path.replace(/^\/+/, '')}`, query: `${review}-${side}` });
}

/** The id of the review that a diff side belongs to. */
export function reviewOf({ query, scheme }: vscode.Uri): number | undefined {
  return scheme === PROPOSAL_SCHEME ? Number.parseInt(query, 10) : undefined;
}
