import * as vscode from 'vscode';

/**
 * Whether VS Code requests suggestions while the user types. Extensions can't read whether they are snoozed; VS Code
 * then only stops requesting.
 */
export class AutomaticRequests implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #areMissing = false;
  #followsEntry = false;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(event => this.#changed(event));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Since the last typed text. */
  get areMissing(): boolean {
    return this.#areMissing;
  }

  /** The last request continues the selected entry of the suggest widget. */
  get followsEntry(): boolean {
    return this.#followsEntry;
  }

  received({ selectedCompletionInfo, triggerKind }: vscode.InlineCompletionContext): void {
    this.#followsEntry = selectedCompletionInfo !== undefined;
    if (triggerKind === vscode.InlineCompletionTriggerKind.Automatic) this.#areMissing = false;
  }

  /** VS Code asks for how long. Explicit requests still work. */
  async snooze(): Promise<void> {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.snooze');
    this.#areMissing = true;
  }

  async cancelSnooze(): Promise<void> {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.cancelSnooze');
    this.#areMissing = false;
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const [change, ...others] = contentChanges;
    if (!change || others.length > 0 || change.text === '' || reason !== undefined) return;
    const editor = vscode.window.activeTextEditor;
    // A change elsewhere was made by a formatter or another extension.
    if (document === editor?.document && change.range.end.isEqual(editor.selection.end)) this.#areMissing = true;
  }
}
