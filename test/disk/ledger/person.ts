import assert from 'node:assert/strict';
import type { Clock } from '../../../src/core/clock.ts';
import { Draft } from '../../../src/core/completion/fit/draft.ts';
import { CompletionPipeline, type CompletionRequest } from '../../../src/core/completion/request/pipeline.ts';
import { RecordingProvider } from '../../../src/core/provider/metering/recordingProvider.ts';
import type { Profile } from '../../../src/core/provider/profile/profile.ts';
import type { Provider } from '../../../src/core/provider/provider.ts';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { pricesPerMillion } from '../../../src/core/usage/amount/pricing.ts';
import { Bookkeeper } from '../../../src/core/usage/budget/bookkeeper.ts';
import type { LedgerRecord, RecordUpdate } from '../../../src/core/usage/ledger/ledger.ts';
import { UsageLedger } from '../../../src/disk/ledger/usageLedger.ts';
import { utcDay } from '../../core/usage/records.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { type ModelServer, PRACTICE_KEY, PRACTICE_MODEL } from '../../support/modelServer/modelServer.ts';

export const NOW = Date.UTC(2026, 10, 23, 12);

/** The model server's prices. */
const LIST = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });

/** Waiting is over as soon as everything else has had its turn. */
export const soon: Clock = { now: () => 0, sleep: () => settled() };

export interface World {
  readonly server: ModelServer;
  readonly folder: string;
  readonly profile: Profile;
  /** The provider's later report about a request. */
  readonly ask: (record: LedgerRecord) => Promise<RecordUpdate | undefined>;
}

export interface Question {
  readonly code: string;
  readonly languageId: string;
  /** Leaves when so many characters of the answer are there; absent: stays to the end. */
  readonly leaveAfter?: number;
}

/**
 * A user in a window of their own, with the real pipeline and the real client: requests, waits or leaves, and pays.
 */
export class Person {
  readonly ledger: UsageLedger;
  readonly #pipeline: CompletionPipeline;
  #recorded = Promise.withResolvers<void>();
  #leaveAfter: number | undefined;
  #version = 0;

  constructor({ server, folder, profile, ask }: World, name: string) {
    const clock = new FakeClock();
    const onProblem = (problem: object) => assert.fail(JSON.stringify(problem));
    this.ledger = new UsageLedger({ folder, clock, time: () => NOW, dayOf: utcDay, zone: 'UTC', onProblem });
    let ids = 0;
    const books = new Bookkeeper({
      openLedger: async () => this.ledger,
      prices: async () => LIST,
      caps: () => ({}),
      clock: soon,
      time: () => NOW,
      newId: () => `${name}-${ids++}`,
      dayOf: utcDay,
      reportsCostLater: id => id === profile.id && profile.lists.generation,
      ask,
      onChange: () => undefined,
    });
    const client = createOpenAiProvider({
      baseUrl: server.url,
      apiKey: async () => PRACTICE_KEY,
      fetch: (...to) => globalThis.fetch(...to),
      clock,
      profile: { ...profile, baseUrl: server.url },
    });
    const provider = new RecordingProvider({
      feature: 'ghost-text',
      languageId: '',
      provider: async () => this.#watched(client),
      destinations: () => [{ profile, model: PRACTICE_MODEL }],
      books,
      contextTokens: async () => undefined,
      clock,
      time: () => NOW,
    });
    this.#pipeline = new CompletionPipeline({
      provider,
      newDraft: async options => new Draft(options),
      options: () => ({ model: PRACTICE_MODEL, debounce: 0, maxLines: 12 }),
      gate: { allows: () => true },
      clock,
      onLiveChange: () => undefined,
      onRecord: () => this.#recorded.resolve(),
    });
  }

  async ask({ code, languageId, leaveAfter }: Question): Promise<void> {
    this.#leaveAfter = leaveAfter;
    this.#recorded = Promise.withResolvers();
    this.#version += 1;
    const request: CompletionRequest = {
      documentId: languageId,
      version: this.#version,
      position: { line: this.#version, character: 0 },
      path: `a.${languageId}`,
      hole: { languageId, prefix: code, suffix: '\n}\n', eol: '\n', indentUnit: '  ' },
      trigger: 'explicit',
      lastChange: 'typed',
    };
    await this.#pipeline.complete(request, new AbortController().signal);
    await this.#recorded.promise;
  }

  /** Resolves when each request is in the ledger. */
  async done(): Promise<void> {
    await this.#pipeline.close();
  }

  /** Leaves when enough was received: an answer that is typed past, or a window that is closed. */
  #watched(client: Provider): Provider {
    const enough = (chars: number) => this.#leaveAfter !== undefined && chars >= this.#leaveAfter;
    const leave = () => this.#pipeline.reset();
    return {
      async *stream(request, signal) {
        let chars = 0;
        for await (const part of client.stream(request, signal)) {
          yield part;
          if (part.type === 'text-delta') chars += part.text.length;
          if (enough(chars)) leave();
        }
      },
    };
  }
}
