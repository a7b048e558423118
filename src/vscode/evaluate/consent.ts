import * as vscode from 'vscode';
import { shownOnOneLine } from '../../core/invisibleCharacters.ts';
import type { LoadedTaskSet } from './taskSets.ts';

const RUN = 'Run the Tests';

/** Different commands are few; a set of many is shown by its first ones. */
const MOST_COMMANDS = 8;

/** Whether code of this task set may run on this machine: asked once, and again when anything in the set has changed. */
export async function mayRun({ hash, set }: LoadedTaskSet, memory: vscode.Memento): Promise<boolean> {
  const key = `evaluate.allowed.${hash}`;
  if (memory.get<boolean>(key) === true) return true;
  const commands = [...new Set(set.tasks.map(({ test }) => test.command.map(shownOnOneLine).join(' ')))];
  const more = commands.length > MOST_COMMANDS ? [`… and ${commands.length - MOST_COMMANDS} more`] : [];
  const detail = [
    'What the models write is run on this machine, in a temporary folder, with a time limit and without your keys in its environment. It could still do what any program can.',
    [...commands.slice(0, MOST_COMMANDS), ...more].join('\n'),
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(
    `Run the tests of "${shownOnOneLine(set.name)}"?`,
    { modal: true, detail },
    RUN,
  );
  if (chosen !== RUN) return false;
  await memory.update(key, true);
  return true;
}
