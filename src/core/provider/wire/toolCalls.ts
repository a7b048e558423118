import { countOf, isObject, isTooDeep, type JsonObject, objectOf, textOf, withoutUndefined } from '../../json.ts';
import type { ToolCall } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { JsonEnd } from './jsonEnd.ts';

/** Of one frame. */
export interface ToolCallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments?: string;
}

export function readToolCallDeltas(value: unknown): readonly ToolCallDelta[] {
  if (!Array.isArray(value)) return [];
  return value.map(piece => {
    const { index, id, function: called } = objectOf(piece);
    const { name, arguments: given } = objectOf(called);
    // Some local servers send JSON.
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
 * Joins the parts of calls. Providers may not number them, number all 0, repeat id and name, or split the name. A part
 * belongs to the call with its number unless its id differs; else to the one with its id; else to the last. Without
 * ids, a name after a complete call begins the next.
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

  /** Drops calls without a name; a missing id becomes the number. */
  get whole(): readonly ToolCall[] {
    return this.#calls
      .filter(({ name }) => name !== '')
      .map((call, number) => ({
        id: call.id ?? `call_${number}`,
        name: call.name,
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
