import { inspect } from 'node:util';
import { CompletionPipeline, type CompletionRequest } from '../../../src/core/completion/request/pipeline.ts';
import { explain, explainRequest, requestFacts } from '../../../src/core/completion/request/reasons.ts';
import type { RequestRecord } from '../../../src/core/completion/request/requestRecord.ts';
import type { ProviderError } from '../../../src/core/provider/errors.ts';
import { Breaker } from '../../../src/core/provider/failover/breaker.ts';
import { FailoverProvider, type Upstream } from '../../../src/core/provider/failover/failover.ts';
import { failureStatus, servingStatusOf } from '../../../src/core/provider/failover/servingStatus.ts';
import { CUSTOM } from '../../../src/core/provider/profile/builtInProfiles.ts';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { Asked, holeOf } from '../../support/desk.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { newTypescriptDraft } from '../../support/typescriptDrafts.ts';
import { unlimited } from '../../support/unlimited.ts';

export const CANARY_KEY = 'sk-canary-4711';
/** Is in the document, and therefore in every request. */
export const CANARY_CODE = 'canaryCode';

export const DEBOUNCE_MS = 100;

export interface SceneOptions {
  readonly baseUrl: string;
  /** Serves where the first cannot. */
  readonly secondUrl?: string;
  readonly fetch: typeof globalThis.fetch;
}

/** A user types while their provider, on a real socket, has a fault. The clock is the test's. */
export class Scene {
  readonly clock = new FakeClock();
  /** Of the first provider. */
  readonly breaker = this.#newBreaker();
  readonly errors: ProviderError[] = [];
  readonly records: RequestRecord[] = [];
  readonly notices: string[] = [];
  /** Everything that the user saw. */
  readonly told: string[] = [];
  baseUrl: string;
  #typed = '';
  #version = 0;
  #pending = new AbortController();
  readonly #failover: FailoverProvider;
  readonly #first: Upstream;
  readonly #pipeline: CompletionPipeline;

  constructor({ baseUrl, secondUrl, fetch }: SceneOptions) {
    this.baseUrl = baseUrl;
    const { breaker, clock } = this;
    const connect = async (url: string) =>
      createOpenAiProvider({ baseUrl: url, apiKey: async () => CANARY_KEY, fetch, clock });
    const first = { profile: CUSTOM, model: 'm', breaker, connect: () => connect(this.baseUrl) };
    const profile = { ...CUSTOM, id: 'second' };
    const second = secondUrl && { ...first, profile, breaker: this.#newBreaker(), connect: () => connect(secondUrl) };
    this.#first = first;
    this.#failover = new FailoverProvider({
      upstreams: second ? [first, second] : [first],
      clock,
      onFailure: ({ error, notice }) => {
        this.errors.push(error);
        if (notice === 'notice') this.notices.push(error.kind);
      },
    });
    this.#pipeline = new CompletionPipeline({
      newDraft: newTypescriptDraft,
      provider: unlimited(this.#failover, { clock }),
      options: () => ({ model: 'm', debounce: DEBOUNCE_MS, maxLines: 12 }),
      gate: this.#failover,
      clock,
      onLiveChange: () => undefined,
      onRecord: record => this.records.push(record),
    });
  }

  #newBreaker(): Breaker {
    return new Breaker({ clock: this.clock, random: () => 1 });
  }

  /** One more character; the editor asks, and drops its question before. */
  type({ trigger = 'automatic' }: { trigger?: CompletionRequest['trigger'] } = {}): Asked {
    this.#pending.abort();
    this.#pending = new AbortController();
    this.#typed += 'x';
    this.#version++;
    const hole = holeOf(`const ${CANARY_CODE} = ${this.#typed} + █;\n`);
    const request: CompletionRequest = {
      documentId: 'a.ts',
      version: this.#version,
      position: { line: 0, character: hole.prefix.length },
      path: 'a.ts',
      trigger,
      lastChange: 'typed',
      hole,
    };
    const answer = this.#pipeline.complete(request, this.#pending.signal);
    void Promise.resolve(answer).then(outcome => this.told.push(explain(outcome)));
    return new Asked(answer, this.#pending);
  }

  /** Types, and lets the request go out. */
  async ask(): Promise<Asked> {
    const keystroke = this.type();
    await this.clock.advance(DEBOUNCE_MS);
    return keystroke;
  }

  /** The trouble in the status bar: in its text, or in its hover if the second provider serves. */
  get statusBar(): string {
    return failureStatus(servingStatusOf(this.#failover.state, this.#first)) ?? 'as ever';
  }

  /** Every text that is shown, logged or kept below the trace level. */
  get written(): string {
    const deep = { depth: null, showHidden: true } as const;
    return [
      ...this.told,
      ...this.records.flatMap(record => [explainRequest(record), requestFacts(record), inspect(record, deep)]),
      ...this.records.map(record => JSON.stringify(record)),
      ...this.errors.flatMap(error => [error.message, error.stack, JSON.stringify(error), inspect(error, deep)]),
    ].join('\n');
  }

  close(): Promise<void> {
    return this.#pipeline.close();
  }
}

/** The suggestion in the end, however long the wire takes; `onWait` is called while there is none. */
export async function inTheEnd(asked: Asked, onWait: () => Promise<void> = settled): Promise<string> {
  for (;;) {
    const shown = await asked.shows();
    if (shown !== 'waiting') return shown;
    await onWait();
  }
}
