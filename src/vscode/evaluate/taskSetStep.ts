import * as l10n from '@vscode/l10n';
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
    title: l10n.t('Compare Models: Choose Tasks'),
    placeholder: l10n.t('Select tasks'),
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
      label: `$(package) ${l10n.t('Bundled Tasks')}`,
      set: l10n.t('Bundled tasks'),
      description: l10n.t('Python, TypeScript and JavaScript: refactor, complete, convert, fix'),
      locate: async () => bundledTasks(extensionUri),
    },
    ...own.map(uri => ({
      label: several
        ? `$(beaker) ${l10n.t('Your Tasks in {0}', vscode.workspace.getWorkspaceFolder(uri)?.name ?? '')}`
        : `$(beaker) ${l10n.t('Your Tasks')}`,
      description: TASKS_FOLDER,
      set: l10n.t('Your tasks'),
      locate: async () => uri,
    })),
    {
      label: `$(folder) ${l10n.t('Folder…')}`,
      description: l10n.t('with a task, or with a folder for each task'),
      locate: () => pick({ canSelectFolders: true, canSelectFiles: false }),
    },
    {
      label: `$(file) ${l10n.t('Fill-in-the-Middle File…')}`,
      description: l10n.t('JSON Lines with prefix, suffix and test'),
      locate: () => pick({ filters: { [l10n.t('JSON lines')]: ['jsonl'] } }),
    },
  ];
}

async function pick(options: vscode.OpenDialogOptions): Promise<vscode.Uri | undefined> {
  const home = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: l10n.t('Tasks'),
    openLabel: l10n.t('Use These Tasks'),
    ...(home && { defaultUri: home }),
    ...options,
  });
  return chosen?.[0];
}
