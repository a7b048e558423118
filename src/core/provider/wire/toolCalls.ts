import { countOf, isObject, isTooDeep, type JsonObject, objectOf, textOf, withoutUndefined } from '../../json.ts';
import type { ToolCall } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { JsonEnd } from './jsonEnd.ts';

/** One frame's part of a tool call; any field may be absent. */
export interface ToolCallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments?: string;
}

/** The parts in a delta's `tool_calls`, which may be `null` or anything else. */
export function readToolCallDeltas(value: unknown): readonly ToolCallDelta[] {
  if (!Array.isArray(value)) return [];
  return value.map(piece => {
    const { index, id, function: called } = objectOf(piece);
    const { name, arguments: given } = objectOf(called);
    // Some local servers send the arguments as JSON instead of as text.
    const text = isObject(given) ? jsonOf(given) : textOf(given);
    return withoutUndefined({ index: countOf(index), id: textOf(id), name: textOf(name), arguments: text });
  });
}

function jsonOf(value: JsonObject): string {
  if (isTooDeep(value)) throw failure('truncated', { code: 'deep_tool_call' });
  return JSON.stringify(value);
}

interface PartialToolCall {
  readonly index: number | undefined;
  id: string | undefined;
  name: string;
  readonly arguments: JsonEnd;
}

/**
 * Joins the parts of tool calls. Providers number the parts, or don't, or number every call 0; they repeat the id and
 * the name in every part, or split the name. A part belongs to the call with its number, unless its id differs; without
 * a number, to the one with its id; without both, to the last. Without ids, a name and arguments after a complete call
 * begin the next call.
 */
export class ToolCallAssembler {
  readonly #calls: PartialToolCall[] = [];

  take(deltas: readonly ToolCallDelta[]): void {
    for (const delta of deltas) {
      const call = this.#callOf(delta) ?? this.#begin(delta);
      call.id ??= delta.id;
      if (delta.name !== undefined && delta.name !== call.name) call.name += delta.name;
      call.arguments.push(delta.arguments ?? '');
    }
  }

  get begun(): boolean {
    return this.#calls.length > 0;
  }

  /** All calls, once the stream has ended. A call without a name is dropped; one without an id gets its number. */
  get whole(): readonly ToolCall[] {
    return this.#calls
      .filter(({ name }) => name !== '')
      .map((call, number) => ({
        id: call.id ?? `call_${number}`,
        name: call.name,
        // Some providers send no arguments for a call without any.
        arguments: call.arguments.text === '' ? '{}' : call.arguments.text,
      }));
  }

  #callOf(delta: ToolCallDelta): PartialToolCall | undefined {
    const call = this.#numbered(delta);
    return call && delta.id === undefined && isNext(delta, call) ? undefined : call;
  }

  #numbered({ index, id }: ToolCallDelta): PartialToolCall | undefined {
    const fits = (call: PartialToolCall) => id === undefined || call.id === undefined || call.id === id;
    if (index !== undefined) return this.#calls.findLast(call => call.index === index && fits(call));
    if (id !== undefined) return this.#calls.findLast(call => call.id === id);
    return this.#calls.at(-1);
  }

  #begin({ index, id }: ToolCallDelta): PartialToolCall {
    const call: PartialToolCall = { index, id, name: '', arguments: new JsonEnd() };
    this.#calls.push(call);
    return call;
  }
}

function isNext({ name, arguments: given }: ToolCallDelta, { arguments: soFar }: PartialToolCall): boolean {
  return name !== undefined && given !== undefined && soFar.isWhole;
}
