import type { Message, ToolCall } from '../../provider/provider.ts';

/** Counted, since some servers repeat ids. */
export function openCalls(messages: readonly Message[]): readonly ToolCall[] {
  const at = messages.findLastIndex(message => message.role === 'assistant');
  const answer = messages[at];
  if (answer?.role !== 'assistant') return [];
  const answered = messages.slice(at + 1).filter(({ role }) => role === 'tool').length;
  return (answer.toolCalls ?? []).slice(answered);
}

/** Ids link results to calls. */
export function withUniqueIds(calls: readonly ToolCall[], messages: readonly Message[]): readonly ToolCall[] {
  const taken = new Set(
    messages.flatMap(message => ('toolCalls' in message ? (message.toolCalls ?? []) : [])).map(({ id }) => id),
  );
  return calls.map(call => {
    let { id } = call;
    for (let number = 2; taken.has(id); number++) id = `${call.id}_${number}`;
    taken.add(id);
    return { ...call, id };
  });
}

const LEFT_OUT = '(Left out to make room. Call the tool again if you need this.)';

/** Removes tool results except short and recent ones. `results`: their number, all among the first `upTo`. */
export function compacted(
  messages: readonly Message[],
  kept: number,
): { readonly messages: readonly Message[]; readonly results: number; readonly upTo: number } {
  const results = messages.filter(({ role }) => role === 'tool').length;
  let number = 0;
  let leftOut = 0;
  const shorter = messages.map((message): Message => {
    if (message.role !== 'tool') return message;
    number += 1;
    if (number > results - kept || message.content.length <= LEFT_OUT.length) return message;
    leftOut += 1;
    return { ...message, content: LEFT_OUT };
  });
  return { messages: shorter, results: leftOut, upTo: results - kept };
}
