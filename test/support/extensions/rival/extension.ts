import * as vscode from 'vscode';

/**
 * Suggests the text of the setting `rival.suggestion` at every cursor, after `rival.delayMs`. While it is empty there is no
 * provider at all.
 */
export function activate(context: vscode.ExtensionContext): void {
  let registered: vscode.Disposable | undefined;
  const update = () => {
    registered?.dispose();
    const suggestion = vscode.workspace.getConfiguration('rival').get('suggestion', '');
    registered = suggestion === '' ? undefined : register(suggestion);
  };
  update();
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('rival.suggestion')) update();
    }),
    { dispose: () => registered?.dispose() },
  );
}

function register(suggestion: string): vscode.Disposable {
  return vscode.languages.registerInlineCompletionItemProvider(
    { scheme: 'file' },
    {
      async provideInlineCompletionItems(_document, position) {
        const delayMs = vscode.workspace.getConfiguration('rival').get('delayMs', 0);
        await new Promise(resolve => setTimeout(resolve, delayMs));
        return [{ insertText: suggestion, range: new vscode.Range(position, position) }];
      },
    },
  );
}
