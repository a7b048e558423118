import { APIError, OpenAI } from 'openai';
import type { Clock } from '../../clock.ts';
import { ProviderError } from '../errors.ts';
import { refusedAddress } from '../profile/address.ts';
import { authHeader } from '../profile/auth.ts';
import { profileAt } from '../profile/effectiveProfiles.ts';
import type { Profile } from '../profile/profile.ts';
import type { Provider, ProviderRequest } from '../provider.ts';
import { failure } from '../providerFailure.ts';
import { checkedFetch, type Fetch } from './checkedFetch.ts';
import { errorOf } from './classify.ts';
import { DEFAULT_LIMITS, guardStream, type OpenedStream, type StreamLimits } from './guard.ts';
import { type OptionalParam, OptionalParams } from './optionalParams.ts';
import { errorInAnswer, networkFailure, RefusedRequest } from './readFailure.ts';
import { bodyOf } from './requestBody.ts';

export interface OpenAiProviderOptions {
  /** `https://openrouter.ai/api/v1` */
  readonly baseUrl: string;
  /** Before every request. Empty if the server needs none. */
  readonly apiKey: () => Promise<string | undefined>;
  /** Must look up `globalThis.fetch` when called: VS Code patches it for proxies and certificates. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly limits?: StreamLimits;
  readonly allowInsecure?: boolean;
  readonly profile?: Profile;
}

/** Importing this file loads the whole SDK: import it with the first request. */
export function createOpenAiProvider(options: OpenAiProviderOptions): Provider {
  const { clock, profile = profileAt(options.baseUrl, {}) } = options;
  const client = new OpenAiClient({ ...options, profile });
  const limits = withUsagePosition(options.limits ?? DEFAULT_LIMITS, profile);
  return {
    stream: (request, signal) => guardStream({ clock, limits, signal, open: inner => client.open(request, inner) }),
  };
}

/** The usage has come with the finish reason. */
const STREAM_END_LIMIT_MS = 250;

function withUsagePosition(limits: StreamLimits, { usagePosition }: Profile): StreamLimits {
  if (usagePosition === 'after-finish') return limits;
  return { ...limits, usageMs: Math.min(limits.usageMs, STREAM_END_LIMIT_MS) };
}

class OpenAiClient {
  readonly #options: OpenAiProviderOptions;
  readonly #profile: Profile;
  readonly #extras: OptionalParams;

  constructor(options: OpenAiProviderOptions & { readonly profile: Profile }) {
    this.#options = options;
    this.#profile = options.profile;
    this.#extras = new OptionalParams(options.profile);
  }

  async open(request: ProviderRequest, signal: AbortSignal): Promise<OpenedStream> {
    const { baseUrl, allowInsecure = false } = this.#options;
    const refused = refusedAddress(baseUrl, { allowInsecure });
    if (refused) throw refused;
    const apiKey = (await this.#options.apiKey()) ?? '';
    if (apiKey === '' && this.#profile.needsKey) throw failure('no-key');
    // The platform's own error would quote the key.
    if (!/^[\x21-\x7e]*$/.test(apiKey)) throw failure('auth', { code: 'invalid_key' });
    const sdk = this.#sdk(apiKey, request);
    const leftOut: OptionalParam[] = [];
    let first: RefusedRequest | undefined;
    for (;;) {
      const extras = this.#extras.of(request).filter(extra => !leftOut.includes(extra));
      try {
        const opened = await this.#send(bodyOf(request, this.#profile, extras), { sdk, signal });
        this.#extras.forgo(request.model, leftOut);
        return opened;
      } catch (error) {
        if (!(error instanceof RefusedRequest)) throw error;
        const named = this.#extras.refusedBy(error, extras);
        // The first refusal: a later one may come from the retry.
        if (named.length === 0) throw error.kind === 'bad-request' && first ? first : error;
        first ??= error;
        leftOut.push(...named);
      }
    }
  }

  /** The key may change. Takes some 50 µs. */
  #sdk(apiKey: string, { maxTokens, sessionId }: ProviderRequest): OpenAI {
    const { baseUrl, fetch, allowInsecure = false } = this.#options;
    const { session } = this.#profile;
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...this.#profile.headers,
      ...(sessionId !== undefined && session?.in === 'header' && { [session.name]: sessionId }),
      ...authHeader(this.#profile, apiKey),
    };
    // Every option that the SDK would read from the environment: a shell variable must never redirect code. The SDK
    // requires a key; only our own headers are sent.
    return new OpenAI({
      baseURL: baseUrl,
      apiKey: apiKey || 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      maxRetries: 0,
      fetch: checkedFetch({ fetch, headers, keySent: apiKey !== '', maxTokens, allowInsecure }),
    });
  }

  async #send(
    body: ReturnType<typeof bodyOf>,
    { sdk, signal }: { readonly sdk: OpenAI; readonly signal: AbortSignal },
  ): Promise<OpenedStream> {
    try {
      const created = sdk.chat.completions.create(body, { signal });
      const { data, response } = await created.withResponse();
      const generationId = response.headers.get('x-generation-id');
      return { ...(generationId && { generationId }), frames: translated(data) };
    } catch (error) {
      throw providerErrorIn(error) ?? networkFailure(error);
    }
  }
}

function providerErrorIn(error: unknown): ProviderError | undefined {
  if (error instanceof ProviderError) return error;
  return error instanceof Error ? providerErrorIn(error.cause) : undefined;
}

async function* translated(frames: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    for await (const frame of frames) {
      const error = errorOf(frame);
      if (error !== undefined) throw errorInAnswer(error);
      yield frame;
    }
  } catch (error) {
    // The SDK throws the `error` of a frame, a SyntaxError for a torn frame (it may quote the answer, so it is
    // dropped), and errors of the socket.
    if (error instanceof APIError && error.error !== undefined) throw errorInAnswer(error.error);
    if (error instanceof SyntaxError) throw failure('truncated');
    throw providerErrorIn(error) ?? networkFailure(error);
  }
}
