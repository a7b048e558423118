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
  /** Ends before `/chat/completions`: `https://openrouter.ai/api/v1`. */
  readonly baseUrl: string;
  /** Asked before every request, so that a new key holds at once; empty or absent where a server needs none. */
  readonly apiKey: () => Promise<string | undefined>;
  /** Must look up `globalThis.fetch` when called: VS Code patches it for proxies and certificates. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly limits?: StreamLimits;
  /** Plain http to other machines too; such an address is refused otherwise. */
  readonly allowInsecure?: boolean;
  /** The one that fits the address when absent. */
  readonly profile?: Profile;
}

/** Chat Completions over the openai SDK. This file brings the whole SDK with it: import it with the first request. */
export function createOpenAiProvider(options: OpenAiProviderOptions): Provider {
  const { clock, profile = profileAt(options.baseUrl, {}) } = options;
  const client = new OpenAiClient({ ...options, profile });
  const limits = withUsagePosition(options.limits ?? DEFAULT_LIMITS, profile);
  return {
    stream: (request, signal) => guardStream({ clock, limits, signal, open: inner => client.open(request, inner) }),
  };
}

/** Where the usage comes with the finish reason, nothing but the end of the stream is left to wait for. */
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
    // The platform's own complaint would quote it.
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
        // The request as it was meant was refused first; what a later try was refused for may be the try itself.
        if (named.length === 0) throw error.kind === 'bad-request' && first ? first : error;
        first ??= error;
        leftOut.push(...named);
      }
    }
  }

  /** For one request, as the key may change; it takes the SDK some 50 µs. */
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

/** The SDK wraps what its fetch throws. */
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
    // The SDK throws the `error` of a frame, a SyntaxError at a frame that is cut off (its message may quote the answer:
    // it is not kept), and whatever the socket threw.
    if (error instanceof APIError && error.error !== undefined) throw errorInAnswer(error.error);
    if (error instanceof SyntaxError) throw failure('truncated');
    throw providerErrorIn(error) ?? networkFailure(error);
  }
}
