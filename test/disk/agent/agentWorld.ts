import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AgentRun, type AgentRunOptions } from '../../../src/core/agent/run/agentRun.ts';
import { newRunState } from '../../../src/core/agent/run/start.ts';
import type { AgentQuestion, YesOrNo } from '../../../src/core/agent/state/agentQuestion.ts';
import { DEFAULT_LIMITS } from '../../../src/core/agent/state/limits.ts';
import { fetchGeneration } from '../../../src/core/provider/lookup/generation.ts';
import { RecordingProvider } from '../../../src/core/provider/metering/recordingProvider.ts';
import { profileNamed } from '../../../src/core/provider/profile/effectiveProfiles.ts';
import type { Profile } from '../../../src/core/provider/profile/profile.ts';
import { createOpenAiProvider } from '../../../src/core/provider/wire/openai.ts';
import { pricesPerMillion } from '../../../src/core/usage/amount/pricing.ts';
import { Bookkeeper } from '../../../src/core/usage/budget/bookkeeper.ts';
import type { Caps } from '../../../src/core/usage/budget/budget.ts';
import { isOpen } from '../../../src/core/usage/budget/reconcile.ts';
import { findingsOf } from '../../../src/core/usage/ledger/booking.ts';
import type { LedgerRecord, RecordUpdate } from '../../../src/core/usage/ledger/ledger.ts';
import { UsageLedger } from '../../../src/disk/ledger/usageLedger.ts';
import type { SandboxScene } from '../../core/agent/files/sandboxScene.ts';
import { utcDay } from '../../core/usage/records.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { callsAnswer, type SentCall, type StreamAnswer } from '../../support/modelServer/answer.ts';
import type { Dialect } from '../../support/modelServer/dialect.ts';
import { OPENROUTER_DIALECT } from '../../support/modelServer/dialectList.ts';
import {
  type ModelServer,
  PRACTICE_KEY,
  PRACTICE_MODEL,
  startModelServer,
} from '../../support/modelServer/modelServer.ts';
import { NOW, soon } from '../ledger/person.ts';

/** The model server's prices. */
const LIST = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });

export interface WorldOptions {
  readonly dialect?: Dialect;
  readonly profileId?: string;
  readonly instruction?: string;
  /** The user's budget. */
  readonly caps?: Caps;
  /** Of the user's, in order; the run must not ask for more. */
  readonly answers?: readonly YesOrNo[];
  readonly limits?: AgentRunOptions['limits'];
}

/** An agent on a real disk, with the real client, over real HTTP, and a ledger of its own. */
export class AgentWorld {
  readonly server: ModelServer;
  readonly scene: SandboxScene;
  readonly ledger: UsageLedger;
  readonly questions: AgentQuestion[] = [];
  readonly stopping = new AbortController();
  readonly run: AgentRun;
  readonly #heard = Promise.withResolvers<void>();
  readonly #profile: Profile;

  constructor(server: ModelServer, scene: SandboxScene, options: WorldOptions) {
    const { answers = [], caps = {}, instruction = 'Rename a to b.', limits = DEFAULT_LIMITS } = options;
    const { profileId = 'openrouter' } = options;
    this.server = server;
    this.scene = scene;
    const named = profileNamed(profileId, { [profileId]: { baseUrl: server.url, model: PRACTICE_MODEL } });
    this.#profile = named ?? assert.fail(profileId);
    const clock = new FakeClock();
    this.ledger = new UsageLedger({
      folder: join(scene.outside, 'ledger'),
      clock,
      time: () => NOW,
      dayOf: utcDay,
      zone: 'UTC',
      onProblem: problem => assert.fail(JSON.stringify(problem)),
    });
    const left = [...answers];
    this.run = new AgentRun({
      state: newRunState({
        id: '0b7e44d2-93c1-4f6a-8a55-1d2c3b4a5968',
        instruction,
        start: { path: 'src/a.ts' },
      }),
      paid: this.#paid(caps, clock),
      model: PRACTICE_MODEL,
      workspace: scene.sandbox(),
      limits,
      clock,
      ask: async question => {
        this.questions.push(question);
        return left.shift() ?? assert.fail(`nobody was to be asked: ${JSON.stringify(question)}`);
      },
      onEvent: event => {
        if (event.kind === 'text') this.#heard.resolve();
      },
      onSpent: () => undefined,
      onFault: error => assert.fail(String(error)),
    });
  }

  play() {
    return this.run.run(this.stopping.signal);
  }

  /** Resolves when the model's first words have arrived here. */
  get heard(): Promise<void> {
    return this.#heard.promise;
  }

  /** The tool results that the model received. */
  get results(): readonly string[] {
    return this.run.state.messages.flatMap(message => (message.role === 'tool' ? [message.content] : []));
  }

  /** Every body that has left this machine, as one text. */
  get sent(): string {
    return this.server.requests.map(({ body }) => JSON.stringify(body)).join('\n');
  }

  /** The ledger equals the server's bill, request by request and to the nano-dollar. */
  async assertBilled(): Promise<void> {
    await this.server.untilNoOpenStreams();
    do {
      await settled();
      await this.ledger.refresh();
    } while (this.#profile.lists.generation && this.ledger.recent.some(record => isOpen(record, NOW)));
    const records = this.ledger.recent;
    const { items } = this.server.bill;
    const spent = records.map(({ cost }) => (cost.certainty === 'unknown' ? assert.fail('unknown') : cost.value));
    assert.deepEqual(
      // A rejected request is in the ledger too, and has cost nothing.
      spent.filter(value => value > 0),
      items.map(item => item.costNanoDollars),
    );
    assert.ok(records.every(({ feature }) => feature === 'agent'));
    assert.equal(this.run.state.spent.requests, records.length);
    const isTold = records.every(({ outcome }) => outcome === 'suggested');
    if (isTold) assert.equal(this.run.state.spent.cost.value, this.server.bill.costNanoDollars);
  }

  /** Each request extends the one before. */
  assertAppended(): void {
    const sent = this.server.requests.map(({ body }) => body['messages'] as readonly unknown[]);
    for (const [index, messages] of sent.slice(1).entries()) {
      const before = sent[index] ?? [];
      assert.ok(messages.length > before.length);
      assert.deepEqual(messages.slice(0, before.length), before);
    }
  }

  #paid(caps: Caps, clock: FakeClock): RecordingProvider {
    let ids = 0;
    const books = new Bookkeeper({
      openLedger: async () => this.ledger,
      prices: async () => LIST,
      caps: () => caps,
      clock: soon,
      time: () => NOW,
      newId: () => `r${++ids}`,
      dayOf: utcDay,
      reportsCostLater: () => this.#profile.lists.generation,
      ask: record => this.#ask(record),
      onChange: () => undefined,
    });
    const fetch: typeof globalThis.fetch = (...to) => globalThis.fetch(...to);
    const { server } = this;
    const client = createOpenAiProvider({
      baseUrl: server.url,
      apiKey: async () => PRACTICE_KEY,
      fetch,
      clock,
      profile: this.#profile,
    });
    return new RecordingProvider({
      feature: 'agent',
      languageId: 'typescript',
      provider: async () => client,
      destinations: () => [{ profile: this.#profile, model: PRACTICE_MODEL }],
      books,
      contextTokens: async () => 128_000,
      clock,
      time: () => NOW,
    });
  }

  async #ask({ generationId = '' }: LedgerRecord): Promise<RecordUpdate | undefined> {
    const { server } = this;
    await server.until(() => server.requests.find(one => one.generationId === generationId)?.state !== 'open');
    const generation = await fetchGeneration({
      profile: this.#profile,
      id: generationId,
      apiKey: PRACTICE_KEY,
      fetch: (...to) => globalThis.fetch(...to),
      clock: soon,
      signal: new AbortController().signal,
      waitsMs: [0],
    });
    return generation && findingsOf(generation);
  }
}

export async function startWorld(scene: SandboxScene, options: WorldOptions = {}): Promise<AgentWorld> {
  const server = await startModelServer({ dialect: options.dialect ?? OPENROUTER_DIALECT });
  return new AgentWorld(server, scene, options);
}

let ids = 0;

/** One answer that makes these calls at once. */
export function calling(...calls: readonly (readonly [name: string, given: object | string])[]): StreamAnswer {
  const sent = calls.map(([name, given]): SentCall => {
    ids += 1;
    return { id: `call_${ids}`, name, arguments: typeof given === 'string' ? given : JSON.stringify(given) };
  });
  return callsAnswer(...sent);
}
