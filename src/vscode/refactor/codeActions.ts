import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

/** Called often, so it reads nothing. */
export function registerCodeActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: '**' },
    { provideCodeActions },
    { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
  );
}

function provideCodeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return [];
  const actions: vscode.CodeAction[] = [];
  const wanted = (kind: vscode.CodeActionKind) => only === undefined || only.contains(kind);
  // Without a selection only on explicit request, so the light bulb isn't always on.
  if (wanted(RefactorRewrite) && (!range.isEmpty || only !== undefined)) {
    const action = new vscode.CodeAction(l10n.t('Refactor with Ghostline…'), RefactorRewrite);
    action.command = { command: commandId('refactor'), title: action.title };
    actions.push(action);
  }
  if (wanted(QuickFix) && diagnostics.length > 0) {
    const action = new vscode.CodeAction(l10n.t('Fix with Ghostline'), QuickFix);
    const place = diagnostics.reduce((whole, problem) => whole.union(problem.range), diagnostics[0]?.range ?? range);
    action.diagnostics = [...diagnostics];
    action.command = { command: commandId('fixProblem'), title: action.title, arguments: [document.uri, place] };
    actions.push(action);
  }
  return actions;
}
