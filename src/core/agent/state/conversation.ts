import type { Message, ToolCall } from '../../provider/provider.ts';

/**
 * The calls of the last answer that have no result yet, in their order. Results follow their answer in the order of its
 * calls, so that they are counted, not compared: some servers give the same id twice.
 */
export function openCalls(messages: readonly Message[]): readonly ToolCall[] {
  const at = messages.findLastIndex(message => message.role === 'assistant');
  const answer = messages[at];
  if (answer?.role !== 'assistant') return [];
  const answered = messages.slice(at + 1).filter(({ role }) => role === 'tool').length;
  return (answer.toolCalls ?? []).slice(answered);
}

/** The calls under ids that no earlier one has: results are told apart by nothing else. */
export function withOwnIds(calls: readonly ToolCall[], messages: readonly Message[]): readonly ToolCall[] {
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

/**
 * The conversation without the results of tools but the last ones; short ones stay. `results`: how many were left out, all
 * of them among the first `upTo`.
 */
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
