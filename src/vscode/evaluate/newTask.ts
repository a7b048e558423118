import { extname } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { explain } from '../../core/completion/request/reasons.ts';
import { taskDraft, taskIdFor } from '../../core/evaluate/taskDraft.ts';
import { writeTask } from '../../disk/evaluate/writeTask.ts';
import type { Exclusion } from '../privacy/exclusion.ts';
import { askForText } from '../provider/choose/ask.ts';
import { TASKS_FOLDER } from './taskSetFiles.ts';

/** Refuses files that may not be sent: a task's code goes to every model. */
export async function newTask(exclusion: Exclusion): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const code = editor && selectedLines(editor);
  if (!editor || !code) {
    void vscode.window.showInformationMessage(l10n.t('Ghostline: select code for the task.'));
    return;
  }
  const { document } = editor;
  const verdict = await exclusion.verdict(document);
  if (verdict !== 'open') {
    const why = explain({ kind: 'suppressed', reason: verdict }, document.uri.path);
    void vscode.window.showInformationMessage(l10n.t('Ghostline: no task was made from this selection. {0}', why));
    return;
  }
  const home = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  if (!home) {
    void vscode.window.showInformationMessage(l10n.t('Ghostline: open a folder to save tasks in.'));
    return;
  }
  const prompt = await askForPrompt();
  if (prompt === undefined) return;
  const folder = vscode.Uri.joinPath(home.uri, TASKS_FOLDER);
  const task = taskDraft({
    prompt,
    code,
    languageId: document.languageId,
    extension: extname(document.fileName),
    id: taskIdFor(prompt, await namesIn(folder)),
  });
  try {
    await writeTask(folder.fsPath, task);
    const [test] = task.test.files;
    if (test) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, task.id, test.path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t("Ghostline: couldn't save the task: {0}", why));
  }
}

/** Whole lines; empty without a selection. */
function selectedLines({ document, selection }: vscode.TextEditor): string {
  if (selection.isEmpty) return '';
  const last = selection.end.character === 0 ? selection.end.line - 1 : selection.end.line;
  const text = document.getText(document.lineAt(selection.start).range.union(document.lineAt(last).range));
  return text.trim() === '' ? '' : text;
}

async function askForPrompt(): Promise<string | undefined> {
  const answer = await askForText({
    title: l10n.t('New Task from Selection'),
    placeholder: l10n.t('e.g. Handle an empty list'),
    prompt: l10n.t('What should the models do with this code?'),
    canGoBack: false,
    faultIn: text => (text === '' ? l10n.t('Enter an instruction.') : undefined),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    return new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  } catch {
    return new Set();
  }
}
