import type { Usage } from '../../usage/amount/usage.ts';
import type { FinishReason, StreamPart } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import type { Chunk } from './chunk.ts';
import { ToolCallAssembler } from './toolCalls.ts';

/** All else is silence. */
export function isContent({ type }: StreamPart): boolean {
  return type === 'text-delta' || type === 'reasoning-delta' || type === 'tool-call-delta';
}

export class StreamAccumulator {
  finish: FinishReason | undefined;
  readonly #calls = new ToolCallAssembler();
  #generationId: string | undefined;
  #servedBy: string | undefined;
  #usage: Usage | undefined;
  #told: 'nothing' | 'start' | 'content' = 'nothing';

  /** From the headers; else a frame's id. */
  constructor(generationId: string | undefined) {
    this.#generationId = generationId;
    if (generationId !== undefined) this.#told = 'start';
  }

  get start(): StreamPart {
    return {
      type: 'start',
      ...(this.#generationId !== undefined && { generationId: this.#generationId }),
      ...(this.#servedBy !== undefined && { servedBy: this.#servedBy }),
    };
  }

  /** @throws ProviderError if the provider gave up */
  take(chunk: Chunk): readonly StreamPart[] {
    const parts = [...this.#starts(chunk), ...contentOf(chunk)];
    if (chunk.finish === 'error') throw failure('server');
    if (chunk.finish !== undefined && chunk.finish !== 'unknown') this.finish = chunk.finish;
    this.#calls.take(chunk.toolCalls ?? []);
    if (parts.some(isContent)) this.#told = 'content';
    if (chunk.usage === undefined) return parts;
    this.#usage = chunk.usage;
    return this.finish === undefined ? [...parts, { type: 'usage', usage: chunk.usage }] : parts;
  }

  /** @throws ProviderError without a finish reason, or with neither content nor usage */
  end(): readonly StreamPart[] {
    if (this.finish === undefined) throw failure('truncated');
    const empty = this.#told !== 'content' && this.#usage === undefined;
    if (empty && (this.finish === 'stop' || this.finish === 'length')) throw failure('truncated');
    // Azure sends `stop` with calls.
    const reason = this.finish === 'stop' && this.#calls.begun ? 'tool-calls' : this.finish;
    const calls = this.#calls.whole.map((call): StreamPart => ({ type: 'tool-call', call }));
    return [...calls, { type: 'end', reason, ...(this.#usage !== undefined && { usage: this.#usage }) }];
  }

  #starts({ id, servedBy }: Chunk): readonly StreamPart[] {
    const first = this.#told === 'nothing';
    const news = (servedBy !== undefined && this.#servedBy === undefined) || first;
    if (first) this.#generationId ??= id;
    this.#servedBy ??= servedBy;
    if (!news) return [];
    if (first) this.#told = 'start';
    return [this.start];
  }
}

function contentOf({ reasoning, text, toolCalls = [] }: Chunk): readonly StreamPart[] {
  const call = toolCalls.map(delta => delta.arguments ?? '').join('');
  return [
    ...(reasoning === undefined ? [] : [{ type: 'reasoning-delta', text: reasoning } as const]),
    ...(text === undefined ? [] : [{ type: 'text-delta', text } as const]),
    ...(toolCalls.length === 0 ? [] : [{ type: 'tool-call-delta', text: call } as const]),
  ];
}
