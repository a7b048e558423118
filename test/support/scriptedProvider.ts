import type { ProviderError } from '../../src/core/provider/errors.ts';
import type { FinishReason, Provider, ProviderRequest, StreamPart } from '../../src/core/provider/provider.ts';
import type { Usage } from '../../src/core/usage/amount/usage.ts';

/** One request as the provider sees it; a test plays the model. */
export class ScriptedStream {
  readonly request: ProviderRequest;
  readonly signal: AbortSignal;
  #queue: (StreamPart | ProviderError)[] = [];
  #wake = Promise.withResolvers<void>();
  #left = false;

  constructor(request: ProviderRequest, signal: AbortSignal) {
    this.request = request;
    this.signal = signal;
    signal.addEventListener('abort', () => this.#wake.resolve());
  }

  /** Whether the reader is gone: it has left the loop, or aborted. */
  get closed(): boolean {
    return this.#left || this.signal.aborted;
  }

  say(text: string): void {
    this.#send({ type: 'text-delta', text });
  }

  /** The parts besides text: upstream, tool calls, running totals. */
  tell(part: Extract<StreamPart, { type: 'start' | 'tool-call' | 'usage' }>): void {
    this.#send(part);
  }

  stop(reason: FinishReason = 'stop', usage?: Usage): void {
    this.#send({ type: 'end', reason, ...(usage && { usage }) });
  }

  fail(error: ProviderError): void {
    this.#send(error);
  }

  #send(part: StreamPart | ProviderError): void {
    this.#queue.push(part);
    this.#wake.resolve();
  }

  async *parts(): AsyncGenerator<StreamPart> {
    try {
      for (;;) {
        const part = this.#queue.shift();
        if (this.signal.aborted) return;
        if (part === undefined) {
          this.#wake = Promise.withResolvers();
          await this.#wake.promise;
        } else if (part instanceof Error) throw part;
        else {
          yield part;
          if (part.type === 'end') return;
        }
      }
    } finally {
      this.#left = true;
    }
  }
}

/** A provider whose answers a test writes while they are read. */
export class ScriptedProvider implements Provider {
  readonly streams: ScriptedStream[] = [];

  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<StreamPart> {
    const stream = new ScriptedStream(request, signal);
    this.streams.push(stream);
    return stream.parts();
  }
}
