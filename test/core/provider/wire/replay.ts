import type { Provider, StreamPart } from '../../../../src/core/provider/provider.ts';
import { createOpenAiProvider } from '../../../../src/core/provider/wire/openai.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

export const REQUEST = {
  model: 'microsoft/mai-code-1-flash',
  messages: [{ role: 'user', content: 'the prompt' }],
  maxTokens: 128,
  temperature: 0.1,
} as const;

export type Fetch = typeof globalThis.fetch;

/** A provider over a scripted fetch; the clock does not move. */
export function providerOver(fetch: Fetch, clock = new FakeClock()): Provider {
  return createOpenAiProvider({
    baseUrl: 'https://provider.test/v1',
    apiKey: async () => 'sk-canary',
    fetch,
    clock,
  });
}

/** The pieces as an event stream, each as one chunk from the network. */
export function answering(pieces: readonly Uint8Array[], headers?: Record<string, string>): Fetch {
  return async () =>
    new Response(ReadableStream.from(pieces), { headers: { 'content-type': 'text/event-stream', ...headers } });
}

/** A stream as the user sees it: its text, and how it ended. */
export async function summary(parts: AsyncIterable<StreamPart>) {
  const seen = { id: [] as string[], text: '', reasoning: '', end: undefined as StreamPart | undefined };
  for await (const part of parts) {
    if (part.type === 'start' && part.generationId !== undefined) seen.id.push(part.generationId);
    if (part.type === 'text-delta') seen.text += part.text;
    if (part.type === 'reasoning-delta') seen.reasoning += part.text;
    if (part.type === 'end') seen.end = part;
  }
  return seen;
}

export async function collect(parts: AsyncIterable<StreamPart>): Promise<StreamPart[]> {
  const all: StreamPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

export function never(): AbortSignal {
  return new AbortController().signal;
}
