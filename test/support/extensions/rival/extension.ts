import * as vscode from 'vscode';

/** Suggests the text of the setting `rival.suggestion` at every cursor; nothing while it is empty. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.languages.registerInlineCompletionItemProvider(
      { scheme: 'file' },
      {
        provideInlineCompletionItems(_document, position) {
          const suggestion = vscode.workspace.getConfiguration('rival').get('suggestion', '');
          return suggestion === '' ? [] : [{ insertText: suggestion, range: new vscode.Range(position, position) }];
        },
      },
    ),
  );
}
