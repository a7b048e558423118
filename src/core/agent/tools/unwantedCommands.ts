import { type Refusal, refusal } from '../../sharedRefusal.ts';
import type { YesOrNo } from '../state/agentQuestion.ts';
import { changedCommands } from './namedCommands.ts';
import type { ToolContext } from './toolContext.ts';

/**
 * Once per state of the file.
 * @returns the refusal if the user declines
 */
export async function confirmCommands({ ask, files, journal, signal }: ToolContext): Promise<Refusal | undefined> {
  for (const { path, commands, added } of changedCommands(files.changes)) {
    const key = `${path} ${commands}`;
    const keep = (answer: YesOrNo) =>
      journal.update({ commandAnswers: { ...journal.now.commandAnswers, [key]: answer } });
    const known = journal.now.commandAnswers?.[key];
    const answer = known ?? (await ask({ kind: 'commands', path, added: added.join('\n') }, { signal, keep }));
    if (signal.aborted) return undefined;
    if (answer === 'yes') continue;
    const message = `The user does not want what you have changed of the commands in ${path} to be run. Take that back, or go on without tests.`;
    return { ...refusal(l10n => l10n.t('You declined to run the changed commands in {0}.', path)), message };
  }
  return undefined;
}
