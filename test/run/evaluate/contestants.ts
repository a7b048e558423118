import { randomUUID } from 'node:crypto';
import type { Contestant } from '../../../src/core/evaluate/evaluation.ts';
import { ProviderError } from '../../../src/core/provider/errors.ts';
import { type ListedModel, listModels } from '../../../src/core/provider/models.ts';
import { createOpenAiProvider } from '../../../src/core/provider/openai.ts';
import { PaidRequests } from '../../../src/core/provider/paidRequests.ts';
import type { Profile } from '../../../src/core/provider/profile.ts';
import type { Destination } from '../../../src/core/provider/route.ts';
import { Bookkeeper } from '../../../src/core/usage/bookkeeper.ts';
import { localDay } from '../../../src/disk/calendar.ts';
import { UsageLedger } from '../../../src/disk/usageLedger.ts';
import { keyFor } from './keys.ts';
import { systemClock } from './systemClock.ts';

export interface ContestantsOptions {
  readonly destinations: readonly Destination[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the ledger that the run's requests go into. */
  readonly ledgerFolder: string;
}

/** A provider is asked for its prices once, and not waited for any longer. */
const LIST_LIMIT_MS = 10_000;

/** Models with a ledger of their own: what the editor may spend is not for a command on a build machine to say. */
export class Contestants {
  readonly all: readonly Contestant[];
  readonly #options: ContestantsOptions;
  readonly #books: Bookkeeper;
  readonly #lists = new Map<string, Promise<readonly ListedModel[]>>();

  constructor(options: ContestantsOptions) {
    this.#options = options;
    const { destinations, ledgerFolder } = options;
    this.#books = new Bookkeeper({
      openLedger: async () =>
        new UsageLedger({ folder: ledgerFolder, clock: systemClock, time: Date.now, onProblem: () => undefined }),
      prices: (profile, model) => this.#prices(profile, model),
      caps: () => ({}),
      clock: systemClock,
      time: Date.now,
      newId: randomUUID,
      dayOf: localDay(),
      tellsLater: () => false,
      ask: async () => undefined,
      onChange: () => undefined,
    });
    this.all = destinations.map(destination => this.#contestant(destination));
  }

  close(): void {
    this.#books.close();
  }

  #contestant(destination: Destination): Contestant {
    const { profile, model } = destination;
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    const apiKey = async () => keyFor(profile, this.#options);
    const provider = createOpenAiProvider({ baseUrl: profile.baseUrl, apiKey, fetch, clock: systemClock, profile });
    const made = new Map<string, PaidRequests>();
    const paid = (languageId: string) => {
      const known = made.get(languageId) ?? this.#paid(destination, { languageId, provider });
      made.set(languageId, known);
      return known;
    };
    return { model: { id: `${profile.id} ${model}`, profile: profile.id, model, label: model }, paid };
  }

  #paid(
    destination: Destination,
    {
      languageId,
      provider,
    }: { readonly languageId: string; readonly provider: ReturnType<typeof createOpenAiProvider> },
  ): PaidRequests {
    return new PaidRequests({
      feature: 'evaluate',
      languageId,
      provider: async () => provider,
      destinations: () => [destination],
      books: this.#books,
      contextTokens: async () => undefined,
      clock: systemClock,
      time: Date.now,
    });
  }

  async #prices(profileId: string, model: string): Promise<ListedModel['prices']> {
    const profile = this.#options.destinations.find(one => one.profile.id === profileId)?.profile;
    if (profile === undefined || profile.prices === 'unknown') return undefined;
    if (profile.prices !== 'models') return profile.prices;
    const list = this.#lists.get(profileId) ?? this.#listed(profile);
    this.#lists.set(profileId, list);
    return (await list).find(({ id }) => id === model)?.prices;
  }

  async #listed(profile: Profile): Promise<readonly ListedModel[]> {
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    const apiKey = keyFor(profile, this.#options);
    try {
      return await listModels({ profile, apiKey, fetch, signal: AbortSignal.timeout(LIST_LIMIT_MS) });
    } catch (error) {
      // Without a list the prices are unknown, and are shown as that.
      if (error instanceof ProviderError) return [];
      throw error;
    }
  }
}
