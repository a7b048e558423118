import * as vscode from 'vscode';

/** Suggests the text of the setting `rival.suggestion` at every cursor, after `rival.delayMs`; nothing while it is empty. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.languages.registerInlineCompletionItemProvider(
      { scheme: 'file' },
      {
        async provideInlineCompletionItems(_document, position) {
          const configuration = vscode.workspace.getConfiguration('rival');
          await new Promise(resolve => setTimeout(resolve, configuration.get('delayMs', 0)));
          const suggestion = configuration.get('suggestion', '');
          return suggestion === '' ? [] : [{ insertText: suggestion, range: new vscode.Range(position, position) }];
        },
      },
    ),
  );
}
