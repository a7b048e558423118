import * as vscode from 'vscode';
import type { Clock } from '../core/clock.ts';
import { ProviderError } from '../core/provider/errors.ts';
import { fetchPrices } from '../core/provider/models.ts';
import type { Provider, ProviderRequest, StreamPart } from '../core/provider/provider.ts';
import { type Prices, pricesPerToken } from '../core/usage/pricing.ts';
import { isLoopback, type KeyStore } from './keys.ts';

/** Where `npm start` runs its practice model server; used only on this machine and only while there is no key. */
const PRACTICE_ADDRESS = 'GHOSTLINE_PRACTICE_URL';

/** The list is a few hundred kilobytes; nothing waits for it. */
const PRICES_LIMIT_MS = 15_000;

/** VS Code patches the global fetch for proxies and certificates, also later: it is looked up at each call. */
const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

export interface Address {
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** The practice server answers, and nothing costs money. */
  readonly practice: boolean;
}

type CreateProvider = (options: {
  readonly baseUrl: string;
  readonly apiKey: () => Promise<string | undefined>;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
}) => Provider;

export interface ConnectionOptions {
  readonly settings: () => { readonly baseUrl: string; readonly model: string };
  readonly keys: KeyStore;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Loads the client; it is large, so only on the first request. */
  readonly loadClient: () => Promise<{ readonly createOpenAiProvider: CreateProvider }>;
  readonly log: vscode.LogOutputChannel;
}

/** The provider for the address and key that are set now. */
export class Connection {
  readonly #options: ConnectionOptions;
  #provider: Promise<Provider> | undefined;
  #prices: Promise<Prices | undefined> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /**
   * @returns the same provider until `reset`
   * @throws ProviderError of kind `no-key` where the address needs a key and there is none
   */
  provider(): Promise<Provider> {
    if (!this.#provider) {
      const opening = this.#open();
      this.#provider = opening;
      // What failed is tried anew, not remembered.
      opening.catch(() => {
        if (this.#provider === opening) this.#provider = undefined;
      });
    }
    return this.#provider;
  }

  /** The model's list prices, asked for once; undefined where the address does not say. */
  prices(): Promise<Prices | undefined> {
    this.#prices ??= this.#fetchPrices();
    return this.#prices;
  }

  /** The address, the model or the key has changed. */
  reset(): void {
    this.#provider = undefined;
    this.#prices = undefined;
  }

  async address(): Promise<Address> {
    const baseUrl = this.#options.settings().baseUrl;
    const key = await this.#options.keys.get(baseUrl);
    const practice = this.#options.environment[PRACTICE_ADDRESS];
    if (key === undefined && practice && URL.canParse(practice) && isLoopback(practice)) {
      return { baseUrl: practice, key, practice: true };
    }
    return { baseUrl, key, practice: false };
  }

  async #open(): Promise<Provider> {
    const { clock, loadClient, log } = this.#options;
    const { baseUrl, key } = await this.address();
    if (key === undefined && !isLoopback(baseUrl)) {
      throw new ProviderError({ kind: 'no-key', message: `There is no API key for ${new URL(baseUrl).host}.` });
    }
    const { createOpenAiProvider } = await loadClient();
    return traced(createOpenAiProvider({ baseUrl, apiKey: () => Promise.resolve(key), clock, fetch }), log);
  }

  async #fetchPrices(): Promise<Prices | undefined> {
    const { log, settings } = this.#options;
    const { baseUrl } = await this.address();
    try {
      const listed = await fetchPrices({
        baseUrl,
        model: settings().model,
        fetch,
        signal: AbortSignal.timeout(PRICES_LIMIT_MS),
      });
      return listed && pricesPerToken(listed);
    } catch (error) {
      log.debug(`no price list (${error instanceof ProviderError ? error.kind : 'error'})`);
      return undefined;
    }
  }
}

/** Prompts and answers go to the log at its most detailed level, and nowhere else. */
function traced(provider: Provider, log: vscode.LogOutputChannel): Provider {
  return {
    async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
      // Written out only for a log that takes it: an answer comes in hundreds of pieces.
      const trace = (value: unknown) => {
        if (log.logLevel === vscode.LogLevel.Trace) log.trace(JSON.stringify(value));
      };
      trace(request);
      for await (const part of provider.stream(request, signal)) {
        trace(part);
        yield part;
      }
    },
  };
}
