import type { YesOrNo } from '../state/agentQuestion.ts';
import { changedCommands } from './namedCommands.ts';
import type { ToolContext } from './toolContext.ts';
import { refused, type ToolResult } from './toolResult.ts';

/**
 * Once per state of the file.
 * @returns the refusal if the user declines
 */
export async function confirmCommands({
  ask,
  files,
  journal,
  signal,
}: ToolContext): Promise<Extract<ToolResult, { kind: 'refused' }> | undefined> {
  for (const { path, commands, added } of changedCommands(files.changes)) {
    const key = `${path} ${commands}`;
    const keep = (answer: YesOrNo) =>
      journal.update({ commandAnswers: { ...journal.now.commandAnswers, [key]: answer } });
    const known = journal.now.commandAnswers?.[key];
    const answer = known ?? (await ask({ kind: 'commands', path, added: added.join('\n') }, { signal, keep }));
    if (signal.aborted) return undefined;
    if (answer === 'yes') continue;
    return refused(
      `The user does not want what you have changed of the commands in ${path} to be run. Take that back, or go on without tests.`,
    );
  }
  return undefined;
}
