import { isObject, ownValue, parseJson } from '../../json.ts';
import type { ToolCall } from '../../provider/provider.ts';
import { modelMistake } from '../../sharedRefusal.ts';
import { openCalls } from '../state/conversation.ts';
import type { Journal } from '../state/journal.ts';
import { MISTAKES_LIMIT, SAME_CALL_LIMIT, SAME_CALL_WARNING } from '../state/limits.ts';
import type { AgentOutcome } from '../state/outcome.ts';
import { type CallResult, refuseCall, type Toolbox } from '../tools/toolbox.ts';
import type { ToolContext } from '../tools/toolContext.ts';
import { runOutcomes } from './runOutcomes.ts';

/** Appends each result at once. Returns the outcome that a call causes; the calls after it stay open. */
export async function runOpenCalls(toolbox: Toolbox, desk: ToolContext): Promise<AgentOutcome | undefined> {
  const { journal, signal } = desk;
  for (const call of openCalls(journal.now.messages)) {
    if (signal.aborted) return { kind: 'stopped' };
    const times = countCall(journal, call);
    if (times >= SAME_CALL_LIMIT) {
      answer(journal, call, `Not done: the same call was made ${times} times, and nothing has changed in between.`);
      return runOutcomes.sameCall(times, call.name);
    }
    const changes = journal.now.changes;
    const executed = await execute(call, { toolbox, desk });
    if (executed.kind === 'stopped') return { kind: 'stopped' };
    if (journal.now.changes !== changes) journal.update({ sameCalls: {} });
    answer(journal, call, `${executed.content}${warningAt(times)}`);
    executed.tell();
    if (journal.now.ending) continue;
    journal.update({ mistakes: executed.kind === 'done' ? 0 : journal.now.mistakes + 1 });
    if (journal.now.mistakes >= MISTAKES_LIMIT) return runOutcomes.mistakes(journal.now.mistakes);
  }
  return journal.now.ending;
}

async function execute(
  call: ToolCall,
  { toolbox, desk }: { readonly toolbox: Toolbox; readonly desk: ToolContext },
): Promise<CallResult> {
  if (!desk.journal.now.ending) return toolbox.execute(call, desk);
  const message = 'Not done: the work was ended by an earlier call in the same answer.';
  return refuseCall({ tool: 'unknown', subject: call.name }, modelMistake(message), desk.journal);
}

function warningAt(times: number): string {
  if (times < SAME_CALL_WARNING) return '';
  return `\nYou have made this same call ${times} times, and nothing has changed in between. Do something else, or call cannot.`;
}

function answer(journal: Journal, { id }: ToolCall, content: string): void {
  journal.append({ role: 'tool', toolCallId: id, content });
}

/** Since the last change, with this call; ignores the order of arguments. */
function countCall(journal: Journal, { name, arguments: json }: ToolCall): number {
  const given = parseJson(json);
  const plain = isObject(given) ? JSON.stringify(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1))) : json;
  const key = `${name} ${plain}`;
  const times = (ownValue(journal.now.sameCalls, key) ?? 0) + 1;
  journal.update({ sameCalls: { ...journal.now.sameCalls, [key]: times } });
  return times;
}
