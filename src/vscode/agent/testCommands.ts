import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ownValue } from '../../core/json.ts';
import type { TestChoice } from '../../webview/agent/messages.ts';

const CHECKS = /test|spec|check/i;
/** Other extensions' task providers may be slow. */
const TASKS_LIMIT_MS = 5_000;

/** npm scripts and test tasks. Nothing runs unasked. */
export async function testCommandsIn(folder: vscode.WorkspaceFolder): Promise<readonly TestChoice[]> {
  const all = [...(await npmScripts(folder)), ...(await tasks(folder))];
  return all.filter(({ command }, index) => all.findIndex(other => other.command === command) === index);
}

async function npmScripts({ uri }: vscode.WorkspaceFolder): Promise<readonly TestChoice[]> {
  const scripts = scriptsIn(await readJson(vscode.Uri.joinPath(uri, 'package.json')));
  const names = Object.keys(scripts).filter(name => CHECKS.test(name) && /^[\w:.-]+$/.test(name));
  return names.map(name => ({
    label: l10n.t('npm script: {0}', ownValue(scripts, name) ?? ''),
    command: name === 'test' ? 'npm test' : `npm run ${name}`,
  }));
}

async function tasks(folder: vscode.WorkspaceFolder): Promise<readonly TestChoice[]> {
  const late = new Promise<readonly vscode.Task[]>(resolve => setTimeout(() => resolve([]), TASKS_LIMIT_MS));
  const found = await Promise.race([vscode.tasks.fetchTasks(), late]);
  return found.flatMap(task => {
    const isHere = typeof task.scope === 'object' && task.scope.uri.toString() === folder.uri.toString();
    const isTest = task.group?.id === vscode.TaskGroup.Test.id || CHECKS.test(task.name);
    // npm scripts of this folder are listed already.
    const isNew = task.definition.type !== 'npm';
    const command = isHere && isTest && isNew ? commandOf(task.execution, folder) : undefined;
    return command === undefined ? [] : [{ label: l10n.t('task: {0}', task.name), command }];
  });
}

/** Undefined for tasks that need variables, aren't command lines, or run elsewhere. */
function commandOf(execution: vscode.Task['execution'], { uri }: vscode.WorkspaceFolder): string | undefined {
  const line = lineOf(execution);
  const cwd = execution && 'options' in execution ? execution.options?.cwd : undefined;
  const isHere = cwd === undefined || cwd === uri.fsPath;
  return line === undefined || !isHere || line.includes('${') ? undefined : line;
}

function lineOf(execution: vscode.Task['execution']): string | undefined {
  if (execution instanceof vscode.ProcessExecution) return [execution.process, ...execution.args].map(quoted).join(' ');
  if (!(execution instanceof vscode.ShellExecution)) return undefined;
  if (execution.commandLine !== undefined) return execution.commandLine;
  const words = [execution.command, ...(execution.args ?? [])];
  return words.map(word => (typeof word === 'string' ? word : quoted(word?.value ?? ''))).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;
}

function scriptsIn(json: unknown): Readonly<Record<string, string>> {
  if (typeof json !== 'object' || json === null || !('scripts' in json)) return {};
  const { scripts } = json;
  if (typeof scripts !== 'object' || scripts === null) return {};
  return Object.fromEntries(Object.entries(scripts).filter(([, script]) => typeof script === 'string'));
}

async function readJson(uri: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return undefined; // No package.json, or an invalid one.
  }
}
