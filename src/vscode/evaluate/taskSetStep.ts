import * as vscode from 'vscode';
import { askFromList } from '../provider/choose/ask.ts';
import type { ComparisonStep, EvaluateTools } from './comparisonStep.ts';
import { bundledTasks, loadTaskSet, TASKS_FOLDER, workspaceTasks } from './taskSetFiles.ts';

interface TaskSetRow extends vscode.QuickPickItem {
  /** If the folder's name isn't enough. */
  readonly set?: string;
  readonly locate: () => Promise<vscode.Uri | undefined>;
}

export const taskSetStep: ComparisonStep = async (choice, tools, canGoBack) => {
  const answer = await askFromList<TaskSetRow>({
    title: 'Compare Models: Choose Tasks',
    placeholder: 'Select tasks',
    canGoBack,
    items: await rowsOf(tools),
  });
  if (answer.kind !== 'given') return answer;
  const uri = await answer.value.locate();
  const taskSet = uri && (await loadTaskSet(uri, answer.value.set));
  return taskSet ? { kind: 'given', value: { ...choice, taskSet } } : { kind: 'closed' };
};

async function rowsOf({ extensionUri }: EvaluateTools): Promise<TaskSetRow[]> {
  const own = await workspaceTasks();
  const several = own.length > 1;
  return [
    {
      label: '$(package) Bundled Tasks',
      set: 'Bundled tasks',
      description: 'Python, TypeScript and JavaScript: refactor, complete, convert, fix',
      locate: async () => bundledTasks(extensionUri),
    },
    ...own.map(uri => ({
      label: `$(beaker) Your Tasks${several ? ` in ${vscode.workspace.getWorkspaceFolder(uri)?.name}` : ''}`,
      description: TASKS_FOLDER,
      set: 'Your tasks',
      locate: async () => uri,
    })),
    {
      label: '$(folder) Folder…',
      description: 'with a task, or with a folder for each task',
      locate: () => pick({ canSelectFolders: true, canSelectFiles: false }),
    },
    {
      label: '$(file) Fill-in-the-Middle File…',
      description: 'JSON Lines with prefix, suffix and test',
      locate: () => pick({ filters: { 'JSON lines': ['jsonl'] } }),
    },
  ];
}

async function pick(options: vscode.OpenDialogOptions): Promise<vscode.Uri | undefined> {
  const home = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Tasks',
    openLabel: 'Use These Tasks',
    ...(home && { defaultUri: home }),
    ...options,
  });
  return chosen?.[0];
}
