import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { testCommands } from '../../core/evaluate/testCommands.ts';
import { shownOnOneLine } from '../../core/text/invisibleCharacters.ts';
import type { LoadedTaskSet } from './taskSetFiles.ts';

const RUN = l10n.t('Run the Tests');

/** Longer lists open in an editor. */
const MOST_COMMANDS = 8;
const LONGEST_COMMAND = 200;

const SCHEME = 'ghostline-commands';

/** Asked once, and again after any change to the set. */
export async function mayRun({ hash, set }: LoadedTaskSet, memory: vscode.Memento): Promise<boolean> {
  const key = `evaluate.allowed.${hash}`;
  if (memory.get<boolean>(key) === true) return true;
  if (!(await ask(set.name, testCommands(set.tasks)))) return false;
  await memory.update(key, true);
  return true;
}

async function ask(name: string, commands: readonly string[]): Promise<boolean> {
  const question = l10n.t('Run the tests of "{0}"?', shownOnOneLine(name));
  const about = l10n.t(
    'Code written by the models runs on this machine, in a temporary folder, with a time limit and without your keys in its environment. It can still do anything a program can.',
  );
  if (commands.length <= MOST_COMMANDS && commands.every(({ length }) => length <= LONGEST_COMMAND)) {
    const detail = `${about}\n\n${commands.join('\n')}`;
    return (await vscode.window.showWarningMessage(question, { modal: true, detail }, RUN)) === RUN;
  }
  const showAll = commands.length === 1 ? l10n.t('Show the Command') : l10n.t('Show All {0} Commands', commands.length);
  const review =
    commands.length === 1
      ? l10n.t('The tests run a long command. Review it first.')
      : l10n.t('The tests run {0} different commands. Review them first.', commands.length);
  const detail = `${about}\n\n${review}`;
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, showAll)) !== showAll) return false;
  return askBeside(commands, question);
}

/** Repeats the question beside an editor with all commands. */
async function askBeside(commands: readonly string[], question: string): Promise<boolean> {
  const registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: () => `${commands.join('\n')}\n`,
  });
  try {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${l10n.t('Test commands')}` });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return (await vscode.window.showWarningMessage(question, RUN, l10n.t('Cancel'))) === RUN;
  } finally {
    registration.dispose();
  }
}
