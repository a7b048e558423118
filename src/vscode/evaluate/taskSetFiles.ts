import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TaskSet } from '../../core/evaluate/task.ts';
import { readTaskSet } from '../../disk/evaluate/taskSet.ts';

export interface LoadedTaskSet {
  readonly set: TaskSet;
  /** Of all files. */
  readonly hash: string;
}

/** Relative to the workspace folder. */
export const TASKS_FOLDER = '.ghostline/tasks';

export function bundledTasks(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'media', 'tasks');
}

/** Reports why a set can't be used. */
export async function loadTaskSet(uri: vscode.Uri, name?: string): Promise<LoadedTaskSet | undefined> {
  const read = await readTaskSet(uri.fsPath);
  if (read.kind === 'read') return { set: { ...read.set, ...(name !== undefined && { name }) }, hash: read.hash };
  const [first = '', ...more] = read.problems;
  void vscode.window.showErrorMessage(
    more.length === 0
      ? l10n.t("Ghostline: can't use these tasks. {0}", first)
      : l10n.t("Ghostline: can't use these tasks. {0} ({1} more)", first, more.length),
  );
  return undefined;
}

export async function workspaceTasks(): Promise<readonly vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, TASKS_FOLDER));
  const found = await Promise.all(folders.map(async uri => ((await exists(uri)) ? [uri] : [])));
  return found.flat();
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // Missing or unreadable.
  }
}
