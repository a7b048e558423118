import * as vscode from 'vscode';
import type { Stopwatch } from './stopwatch.ts';

/**
 * From now on, every listener that is added to the events of a keystroke, and every provider that is registered for
 * inline completions, runs under the stopwatch. The editor calls them as ever.
 */
export function timeApi(stopwatch: Stopwatch): void {
  const { workspace, window, languages } = vscode;
  const replace = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true });
  };
  replace(workspace, 'onDidChangeTextDocument', timedEvent(workspace.onDidChangeTextDocument, stopwatch));
  replace(window, 'onDidChangeTextEditorSelection', timedEvent(window.onDidChangeTextEditorSelection, stopwatch));
  const register = languages.registerInlineCompletionItemProvider;
  replace(
    languages,
    'registerInlineCompletionItemProvider',
    (selector: vscode.DocumentSelector, provider: vscode.InlineCompletionItemProvider) =>
      register(selector, {
        provideInlineCompletionItems: (...question) =>
          stopwatch.time(() => provider.provideInlineCompletionItems(...question)),
      }),
  );
}

function timedEvent<T>(event: vscode.Event<T>, stopwatch: Stopwatch): vscode.Event<T> {
  return (listener, thisArg, disposables) =>
    event(happened => stopwatch.time(() => listener.call(thisArg, happened)), undefined, disposables);
}
