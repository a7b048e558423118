import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

/** Behind the light bulb: the selection, and what is marked as a problem. Asked often, so it looks at nothing. */
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
  // At a bare cursor a light bulb would always burn; who asks for refactorings gets it there, too.
  if (wanted(RefactorRewrite) && (!range.isEmpty || only !== undefined)) {
    const action = new vscode.CodeAction('Refactor Selection with Ghostline…', RefactorRewrite);
    action.command = { command: commandId('refactor'), title: action.title };
    actions.push(action);
  }
  if (wanted(QuickFix) && diagnostics.length > 0) {
    const action = new vscode.CodeAction('Fix This Problem with Ghostline', QuickFix);
    const place = diagnostics.reduce((whole, problem) => whole.union(problem.range), diagnostics[0]?.range ?? range);
    action.diagnostics = [...diagnostics];
    action.command = { command: commandId('fixProblem'), title: action.title, arguments: [document.uri, place] };
    actions.push(action);
  }
  return actions;
}
