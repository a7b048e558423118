import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/provider/errors.ts';
import { BreakerRegistry } from '../../core/provider/failover/breakerRegistry.ts';
import { FailoverProvider, type Upstream, type UpstreamFailure } from '../../core/provider/failover/failover.ts';
import type { Generation } from '../../core/provider/lookup/generation.ts';
import type { KeyInfo } from '../../core/provider/lookup/keyInfo.ts';
import type { Lookup } from '../../core/provider/lookup/lookup.ts';
import type { ListedModel } from '../../core/provider/lookup/modelLists.ts';
import { accessTo } from '../../core/provider/profile/access.ts';
import { originOf } from '../../core/provider/profile/address.ts';
import { profileNamed } from '../../core/provider/profile/effectiveProfiles.ts';
import type { Keyring } from '../../core/provider/profile/keyring.ts';
import { type ModelTask, TASKS } from '../../core/provider/profile/modelTasks.ts';
import { answersWithin, isPractice, PRACTICE, practiceDestination } from '../../core/provider/profile/practice.ts';
import type { Profile } from '../../core/provider/profile/profile.ts';
import type { Destination, Route } from '../../core/provider/profile/route.ts';
import { RouteCache } from '../../core/provider/profile/routeCache.ts';
import { routedBy } from '../../core/provider/profile/routing.ts';
import type { Provider, ProviderRequest, StreamPart } from '../../core/provider/provider.ts';
import type { Prices } from '../../core/usage/amount/pricing.ts';
import type { Settings } from '../settings.ts';
import type { PracticeMode } from './practiceMode.ts';

/** Nothing waits for it. */
const PRICES_LIMIT_MS = 15_000;

/** Looked up on each call: VS Code patches the global fetch, also later. */
const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);

/** `chosen`: by the user, in settings. */
export type ConnectionMode = 'chosen' | 'practice';

type CreateProvider = (options: {
  readonly baseUrl: string;
  readonly profile: Profile;
  readonly apiKey: () => Promise<string | undefined>;
  readonly allowInsecure: boolean;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
}) => Provider;

export interface ConnectionsOptions {
  readonly settings: () => Settings;
  readonly keys: Keyring;
  readonly practice: PracticeMode;
  readonly clock: Clock;
  readonly loadPractice: () => Promise<Provider>;
  readonly loadClient: () => Promise<{ readonly createOpenAiProvider: CreateProvider }>;
  readonly log: vscode.LogOutputChannel;
  readonly onConnect: () => void;
  readonly onFailure: (failure: UpstreamFailure, task: ModelTask) => void;
}

export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #routes: RouteCache;
  readonly #serving = new Map<string, FailoverProvider>();
  /** A failing provider fails all tasks. */
  readonly #breakers: BreakerRegistry;
  readonly #lists = new Map<string, Promise<readonly ListedModel[]>>();
  #said: string;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#routes = new RouteCache(options.settings);
    this.#breakers = new BreakerRegistry({ clock: options.clock, random: Math.random });
    this.#said = saidOfRoutes(options.settings());
  }

  route(task: ModelTask): Route {
    return this.routeIn(this.mode, task);
  }

  /** Cached until `reset`. Throws ProviderErrors without a key. */
  serving(task: ModelTask): FailoverProvider {
    return this.servingIn(this.mode, task);
  }

  get mode(): ConnectionMode {
    return this.#options.practice.destination ? 'practice' : 'chosen';
  }

  routeIn(mode: ConnectionMode, task: ModelTask): Route {
    if (mode === 'chosen') return this.#routes.of(task);
    return [this.#options.practice.destination ?? practiceDestination(undefined)];
  }

  servingIn(mode: ConnectionMode, task: ModelTask): FailoverProvider {
    const name = `${mode} ${task}`;
    const present = this.#serving.get(name);
    if (present) return present;
    const { clock, onFailure } = this.#options;
    const upstreams = this.routeIn(mode, task).map(destination => this.#upstream(destination));
    const serving = new FailoverProvider({ upstreams, clock, onFailure: failure => onFailure(failure, task) });
    this.#serving.set(name, serving);
    return serving;
  }

  /** Without fallbacks. */
  only(destination: Destination): Provider {
    const { clock } = this.#options;
    return new FailoverProvider({ upstreams: [this.#upstream(destination)], clock, onFailure: () => undefined });
  }

  /** Doesn't end a provider's pause. Another provider ends practice. */
  settingsChanged(): void {
    if (saidOfRoutes(this.#options.settings()) === this.#said) this.#breakers.retryStopped();
    else {
      this.reset();
      this.#options.practice.leave();
    }
  }

  /** An address or a key has changed, or the user retries. */
  reset(): void {
    this.#said = saidOfRoutes(this.#options.settings());
    this.#serving.clear();
    this.#breakers.reset();
    this.#lists.clear();
  }

  /** @throws ProviderError if nothing may be sent */
  async connect(profile: Profile, givenKey?: string): Promise<Provider> {
    const { clock, loadClient, loadPractice, log, settings } = this.#options;
    if (answersWithin(profile)) return traced(await loadPractice(), log);
    const { reached, key } = await this.#reach(profile, givenKey);
    const { createOpenAiProvider } = await loadClient();
    const { allowInsecureAddress: allowInsecure, routing } = settings();
    const apiKey = () => Promise.resolve(key);
    const { baseUrl } = reached;
    const routed = routedBy(reached, routing);
    return traced(createOpenAiProvider({ baseUrl, profile: routed, apiKey, allowInsecure, clock, fetch }), log);
  }

  /** @throws ProviderError if it fails, or nothing may be sent */
  async models(profile: Profile, signal: AbortSignal, givenKey?: string): Promise<readonly ListedModel[]> {
    const { reached, key } = await this.#reach(profile, givenKey);
    const { allowInsecureAddress: allowInsecure } = this.#options.settings();
    const { listModels } = await import('../../core/provider/lookup/modelLists.ts');
    return listModels({ profile: reached, apiKey: key, fetch, signal, allowInsecure });
  }

  /** The user's own, else the provider's; undefined if unknown. */
  async prices(destination: Destination): Promise<Prices | undefined> {
    const { prices } = destination.profile;
    if (typeof prices === 'object') return prices;
    return prices === 'unknown' ? undefined : (await this.#listed(destination))?.prices;
  }

  /** Of prompt and answer together; undefined if unknown. */
  async contextTokens(destination: Destination): Promise<number | undefined> {
    return destination.profile.lists.models ? (await this.#listed(destination))?.contextLength : undefined;
  }

  async #listed({ profile, model }: Destination): Promise<ListedModel | undefined> {
    const name = nameOf(profile);
    const list = this.#lists.get(name) ?? this.models(profile, AbortSignal.timeout(PRICES_LIMIT_MS));
    this.#lists.set(name, list);
    try {
      return (await list).find(({ id }) => id === model);
    } catch (error) {
      this.#options.log.debug(`no model list (${error instanceof ProviderError ? error.kind : 'error'})`);
      return undefined;
    }
  }

  named(id: string): Profile | undefined {
    const serving = this.#destinations.find(({ profile }) => profile.id === id);
    if (isPractice({ id })) return serving?.profile ?? PRACTICE;
    return serving?.profile ?? profileNamed(id, this.#options.settings().profiles);
  }

  /** Also of a provider that served before; undefined if unknown. */
  async pricesOf(id: string, model: string): Promise<Prices | undefined> {
    const profile = this.named(id);
    const own = profile && (await this.prices({ profile, model }));
    if (own) return own;
    // A router may report a longer model name; other models have other prices.
    const asked = this.#destinations.find(
      destination => destination.profile.id === id && model.includes(shortName(destination.model)),
    );
    return asked && this.prices(asked);
  }

  async generation(profile: Profile, id: string, signal: AbortSignal): Promise<Generation | undefined> {
    const { clock } = this.#options;
    const { fetchGeneration } = await import('../../core/provider/lookup/generation.ts');
    return fetchGeneration({ ...(await this.#lookup(profile, signal)), id, clock, waitsMs: [0] });
  }

  /** @throws ProviderError if not available, or nothing may be sent */
  async keyInfo(profile: Profile, signal: AbortSignal): Promise<KeyInfo> {
    const { fetchKeyInfo } = await import('../../core/provider/lookup/keyInfo.ts');
    return fetchKeyInfo(await this.#lookup(profile, signal));
  }

  get #destinations(): readonly Destination[] {
    return TASKS.flatMap(task => this.route(task));
  }

  async #lookup(profile: Profile, signal: AbortSignal): Promise<Lookup> {
    const { reached, key } = await this.#reach(profile, undefined);
    return {
      profile: reached,
      apiKey: key,
      fetch,
      signal,
      allowInsecure: this.#options.settings().allowInsecureAddress,
    };
  }

  #upstream(destination: Destination): Upstream {
    const { profile } = destination;
    let connection: Promise<Provider> | undefined;
    return {
      ...destination,
      breaker: this.#breakers.of(destination),
      connect: () => {
        if (!isPractice(profile)) this.#options.onConnect();
        const opening = connection ?? this.connect(profile);
        connection = opening;
        opening.catch(() => {
          if (connection === opening) connection = undefined;
        });
        return opening;
      },
    };
  }

  async #reach(profile: Profile, givenKey: string | undefined): Promise<{ reached: Profile; key: string | undefined }> {
    const { keys, settings } = this.#options;
    const { allowInsecureAddress } = settings();
    const given = { find: async () => ({ kind: 'key', key: givenKey ?? '' }) as const };
    const key = await accessTo(profile, { keys: givenKey === undefined ? keys : given, allowInsecureAddress });
    return { reached: profile, key };
  }
}

/** `microsoft/mai-code-1-flash` → `mai-code-1-flash` */
function shortName(model: string): string {
  return model.split('/').at(-1) ?? model;
}

function saidOfRoutes(settings: Settings): string {
  const { baseUrl, model, profiles, tasks, failover, routing, allowInsecureAddress } = settings;
  return JSON.stringify([baseUrl, model, profiles, tasks, failover, routing, allowInsecureAddress]);
}

function nameOf({ id, baseUrl }: Profile): string {
  return `${id} ${originOf(baseUrl) ?? baseUrl}`;
}

/** Prompts and answers only at trace level. */
function traced(provider: Provider, log: vscode.LogOutputChannel): Provider {
  return {
    async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
      // Serialized only if logged.
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
