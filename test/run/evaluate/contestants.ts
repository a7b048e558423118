import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/core/clock.ts';
import { evaluatedModels } from '../../../src/core/evaluate/evaluatedModels.ts';
import type { Contestant } from '../../../src/core/evaluate/evaluation.ts';
import type { EvaluatedModel } from '../../../src/core/evaluate/result.ts';
import { ProviderError } from '../../../src/core/provider/errors.ts';
import { fetchGeneration } from '../../../src/core/provider/lookup/generation.ts';
import { type ListedModel, listModels } from '../../../src/core/provider/lookup/modelLists.ts';
import { RecordingProvider } from '../../../src/core/provider/metering/recordingProvider.ts';
import type { Profile } from '../../../src/core/provider/profile/profile.ts';
import type { Destination } from '../../../src/core/provider/profile/route.ts';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { Bookkeeper } from '../../../src/core/usage/budget/bookkeeper.ts';
import { findingsOf } from '../../../src/core/usage/ledger/booking.ts';
import type { LedgerRecord, RecordUpdate } from '../../../src/core/usage/ledger/ledger.ts';
import { localDay } from '../../../src/disk/ledger/calendar.ts';
import { UsageLedger } from '../../../src/disk/ledger/usageLedger.ts';
import { keyFor } from './keys.ts';

export interface ContestantsOptions {
  readonly destinations: readonly Destination[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the ledger that the run's requests go into. */
  readonly ledgerFolder: string;
  readonly clock: Clock;
}

/** OpenRouter is queried after 3 s and after 18 s, which is enough for most requests. */
const BILLS_LIMIT_MS = 20_000;

const fetchNow: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);

/** Limit of the only query for a provider's prices. */
const LIST_LIMIT_MS = 10_000;

/** Models with a ledger of their own, since the editor's budget doesn't apply to a build machine. */
export class Contestants {
  readonly all: readonly Contestant[];
  readonly #options: ContestantsOptions;
  readonly #books: Bookkeeper;
  readonly #bills = new Map<string, RecordUpdate>();
  readonly #lists = new Map<string, Promise<readonly ListedModel[]>>();

  constructor(options: ContestantsOptions) {
    this.#options = options;
    const { clock, destinations, ledgerFolder } = options;
    this.#books = new Bookkeeper({
      openLedger: async () =>
        new UsageLedger({ folder: ledgerFolder, clock, time: Date.now, onProblem: () => undefined }),
      prices: (profile, model) => this.#prices(profile, model),
      caps: () => ({}),
      clock,
      time: Date.now,
      newId: randomUUID,
      dayOf: localDay(),
      reportsCostLater: id => this.#profile(id)?.lists.generation ?? false,
      ask: (record, signal) => this.#ask(record, signal),
      onChange: () => undefined,
    });
    const models = evaluatedModels(destinations);
    this.all = destinations.flatMap((destination, index) => {
      const model = models[index];
      return model ? [this.#contestant(destination, model)] : [];
    });
  }

  close(): void {
    this.#books.close();
  }

  /** Requests with unknown costs. */
  get unsettled(): number {
    return this.#books.unsettled;
  }

  /** Costs reported after aborted requests, by record id; waits for a limited time. The next run asks again. */
  async lateBills(): Promise<ReadonlyMap<string, RecordUpdate>> {
    const { clock } = this.#options;
    const waiting = new AbortController();
    await Promise.race([this.#books.settled(), clock.sleep(BILLS_LIMIT_MS, waiting.signal)]);
    waiting.abort();
    return this.#bills;
  }

  async #ask(record: LedgerRecord, signal: AbortSignal): Promise<RecordUpdate | undefined> {
    const { generationId: id, profile: profileId } = record;
    const profile = this.#profile(profileId);
    if (id === undefined || !profile) return undefined;
    const apiKey = keyFor(profile, this.#options);
    const { clock } = this.#options;
    const generation = await fetchGeneration({ profile, apiKey, fetch: fetchNow, signal, id, clock, waitsMs: [0] });
    const findings = generation && findingsOf(generation);
    if (findings) this.#bills.set(record.id, findings);
    return findings;
  }

  #profile(id: string): Profile | undefined {
    return this.#options.destinations.find(({ profile }) => profile.id === id)?.profile;
  }

  #contestant(destination: Destination, model: EvaluatedModel): Contestant {
    const { profile } = destination;
    const { clock } = this.#options;
    const apiKey = async () => keyFor(profile, this.#options);
    const provider = createOpenAiProvider({ baseUrl: profile.baseUrl, apiKey, fetch: fetchNow, clock, profile });
    const made = new Map<string, RecordingProvider>();
    const paid = (languageId: string) => {
      const known = made.get(languageId) ?? this.#paid(destination, { languageId, provider });
      made.set(languageId, known);
      return known;
    };
    return { model, paid };
  }

  #paid(
    destination: Destination,
    {
      languageId,
      provider,
    }: { readonly languageId: string; readonly provider: ReturnType<typeof createOpenAiProvider> },
  ): RecordingProvider {
    return new RecordingProvider({
      feature: 'evaluate',
      languageId,
      provider: async () => provider,
      destinations: () => [destination],
      books: this.#books,
      contextTokens: async () => undefined,
      clock: this.#options.clock,
      time: Date.now,
    });
  }

  async #prices(profileId: string, model: string): Promise<ListedModel['prices']> {
    const profile = this.#profile(profileId);
    if (profile === undefined || profile.prices === 'unknown') return undefined;
    if (profile.prices !== 'models') return profile.prices;
    const list = this.#lists.get(profileId) ?? this.#listed(profile);
    this.#lists.set(profileId, list);
    return (await list).find(({ id }) => id === model)?.prices;
  }

  async #listed(profile: Profile): Promise<readonly ListedModel[]> {
    const apiKey = keyFor(profile, this.#options);
    try {
      return await listModels({ profile, apiKey, fetch: fetchNow, signal: AbortSignal.timeout(LIST_LIMIT_MS) });
    } catch (error) {
      // Without a list the prices are unknown, and are shown as that.
      if (error instanceof ProviderError) return [];
      throw error;
    }
  }
}
