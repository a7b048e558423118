import { countOf, isObject, isTooDeep, type JsonObject, known, objectOf, parseJson, textOf } from '../../json.ts';
import type { ToolCall } from '../provider.ts';
import { failure } from '../providerFailure.ts';

/** A piece of a tool call, as one frame has it; any field may be absent. */
export interface ToolCallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments?: string;
}

/** The pieces in a delta's `tool_calls`, which may be `null` or anything else. */
export function readToolCallDeltas(value: unknown): readonly ToolCallDelta[] {
  if (!Array.isArray(value)) return [];
  return value.map(piece => {
    const { index, id, function: called } = objectOf(piece);
    const { name, arguments: given } = objectOf(called);
    // Some local servers give the arguments as JSON instead of as a text of it.
    const text = isObject(given) ? jsonOf(given) : textOf(given);
    return known({ index: countOf(index), id: textOf(id), name: textOf(name), arguments: text });
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
  arguments: string;
}

/**
 * Puts calls together from their pieces. Providers number the pieces, or leave the number out, or give every call the
 * number 0; repeat the id and the name in every piece, or split the name: a piece belongs to the call with its number,
 * unless it has another id; without a number to the one with its id; without both to the last. Where there are no ids, a
 * name and arguments after a call that is whole already are the next call.
 */
export class ToolCallAssembler {
  readonly #calls: PartialToolCall[] = [];

  take(deltas: readonly ToolCallDelta[]): void {
    for (const delta of deltas) {
      const call = this.#callOf(delta) ?? this.#begin(delta);
      call.id ??= delta.id;
      if (delta.name !== undefined && delta.name !== call.name) call.name += delta.name;
      call.arguments += delta.arguments ?? '';
    }
  }

  get begun(): boolean {
    return this.#calls.length > 0;
  }

  /** All of them, when the stream says that it is over. A call without a name is none; one without an id gets its number. */
  get whole(): readonly ToolCall[] {
    return this.#calls
      .filter(({ name }) => name !== '')
      .map((call, number) => ({
        id: call.id ?? `call_${number}`,
        name: call.name,
        // No arguments at all is how some say that there are none.
        arguments: call.arguments === '' ? '{}' : call.arguments,
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
    const call: PartialToolCall = { index, id, name: '', arguments: '' };
    this.#calls.push(call);
    return call;
  }
}

function isNext({ name, arguments: given }: ToolCallDelta, { arguments: soFar }: PartialToolCall): boolean {
  return name !== undefined && given !== undefined && parseJson(soFar) !== undefined;
}
