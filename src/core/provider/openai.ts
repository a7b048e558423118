import { APIError, OpenAI } from 'openai';
import type { Clock } from '../clock.ts';
import { checkedFetch, type Fetch } from './checkedFetch.ts';
import { ProviderError } from './errors.ts';
import { errorInAnswer, failure, networkFailure, RefusedRequest } from './failures.ts';
import { DEFAULT_LIMITS, guardStream, type OpenedStream, type StreamLimits } from './guard.ts';
import { type Profile, profileOf } from './profiles.ts';
import type { Provider, ProviderRequest } from './provider.ts';

export interface OpenAiProviderOptions {
  /** Ends before `/chat/completions`: `https://openrouter.ai/api/v1`. */
  readonly baseUrl: string;
  /** Asked before every request, so that a new key holds at once; empty or absent where a server needs none. */
  readonly apiKey: () => Promise<string | undefined>;
  /** Must look up `globalThis.fetch` when called: VS Code patches it for proxies and certificates. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly limits?: StreamLimits;
  /** The one that fits the address when absent. */
  readonly profile?: Profile;
}

/** Chat Completions over the openai SDK. This file brings the whole SDK with it: import it with the first request. */
export function createOpenAiProvider(options: OpenAiProviderOptions): Provider {
  const { clock, limits = DEFAULT_LIMITS } = options;
  const client = new OpenAiClient(options);
  return {
    stream: (request, signal) => guardStream({ clock, limits, signal, open: inner => client.open(request, inner) }),
  };
}

class OpenAiClient {
  readonly #options: OpenAiProviderOptions;
  readonly #profile: Profile;
  /** Some servers refuse `stream_options`; once they have, they are no more asked. */
  #usageOption: 'ask' | 'refused' = 'ask';

  constructor(options: OpenAiProviderOptions) {
    this.#options = options;
    this.#profile = options.profile ?? profileOf(options.baseUrl);
  }

  async open(request: ProviderRequest, signal: AbortSignal): Promise<OpenedStream> {
    const apiKey = (await this.#options.apiKey()) ?? '';
    if (apiKey === '' && this.#profile.needsKey) throw failure('no-key');
    const sdk = this.#sdk(apiKey);
    try {
      return await this.#send(request, { sdk, signal });
    } catch (error) {
      if (this.#usageOption === 'refused' || !refusesUsageOption(error)) throw error;
      this.#usageOption = 'refused';
      return await this.#send(request, { sdk, signal });
    }
  }

  /** For one request, as the key may change; it takes the SDK some 50 µs. */
  #sdk(apiKey: string): OpenAI {
    const { baseUrl, fetch } = this.#options;
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...this.#profile.headers,
      ...(apiKey !== '' && { authorization: `Bearer ${apiKey}` }),
    };
    // Everything that the SDK would otherwise look for in the environment is given: a shell setting must never send
    // code elsewhere. It insists on a key; what is sent are our own headers.
    return new OpenAI({
      baseURL: baseUrl,
      apiKey: apiKey || 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0,
      fetch: checkedFetch({ fetch, headers, keySent: apiKey !== '' }),
    });
  }

  async #send(
    request: ProviderRequest,
    { sdk, signal }: { readonly sdk: OpenAI; readonly signal: AbortSignal },
  ): Promise<OpenedStream> {
    try {
      const created = sdk.chat.completions.create(this.#body(request), { signal });
      const { data, response } = await created.withResponse();
      const generationId = response.headers.get('x-generation-id');
      return { ...(generationId && { generationId }), frames: translated(data) };
    } catch (error) {
      throw providerErrorIn(error) ?? networkFailure(error);
    }
  }

  #body({ model, messages, maxTokens, temperature }: ProviderRequest) {
    return {
      model,
      messages: [...messages],
      max_tokens: maxTokens,
      temperature,
      stream: true as const,
      ...(this.#usageOption === 'ask' && { stream_options: { include_usage: true } }),
    };
  }
}

/** A 400 (or FastAPI's 422) that names the field. */
function refusesUsageOption(error: unknown): boolean {
  if (!(error instanceof RefusedRequest) || (error.status !== 400 && error.status !== 422)) return false;
  return error.names('stream_options');
}

/** The SDK wraps what its fetch throws. */
function providerErrorIn(error: unknown): ProviderError | undefined {
  if (error instanceof ProviderError) return error;
  return error instanceof Error ? providerErrorIn(error.cause) : undefined;
}

async function* translated(frames: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* frames;
  } catch (error) {
    // The SDK throws the `error` of a frame, a SyntaxError at a frame that is cut off (its message may quote the answer:
    // it is not kept), and whatever the socket threw.
    if (error instanceof APIError && error.error !== undefined) throw errorInAnswer(error.error);
    if (error instanceof SyntaxError) throw failure('truncated');
    throw networkFailure(error);
  }
}
