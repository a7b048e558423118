import assert from 'node:assert/strict';
import { fetchGeneration } from '../../../src/core/provider/lookup/generation.ts';
import { CUSTOM, OPENROUTER } from '../../../src/core/provider/profile/builtInProfiles.ts';
import { profileNamed } from '../../../src/core/provider/profile/effectiveProfiles.ts';
import type { Profile } from '../../../src/core/provider/profile/profile.ts';
import { isOpen } from '../../../src/core/usage/budget/reconcile.ts';
import { findingsOf } from '../../../src/core/usage/ledger/booking.ts';
import type { LedgerRecord, RecordUpdate } from '../../../src/core/usage/ledger/ledger.ts';
import { below, pick, type Random, randomFrom } from '../../cases/random.ts';
import { settled } from '../../support/fakeClock.ts';
import { type Answer, stream, textAnswer } from '../../support/modelServer/answer.ts';
import type { Dialect } from '../../support/modelServer/dialect.ts';
import {
  AZURE_DIALECT,
  BASETEN_DIALECT,
  FIREWORKS_DIALECT,
  OPENROUTER_DIALECT,
} from '../../support/modelServer/dialectList.ts';
import { brokenStreams, refusals } from '../../support/modelServer/faults.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useFolder, Window } from '../folders.ts';
import { NOW, Person, soon } from './person.ts';

/** Of these at OpenRouter, and a quarter of them at each of the others: 2,000 in all. */
const REQUESTS = 1_000;
const MICRO_DOLLAR = 1_000;

/** A thousand requests take a few seconds on an idle machine. */
const LIMIT_MS = 120_000;

const named = (id: string) => profileNamed(id, {}) ?? assert.fail(id);

/** These providers report tokens at a stream's end, and no cost: prices are the user's. */
const OTHERS: readonly Provider[] = [
  { profile: named('fireworks'), dialect: FIREWORKS_DIALECT, requests: REQUESTS / 4, windows: 1 },
  { profile: named('baseten'), dialect: BASETEN_DIALECT, requests: REQUESTS / 4, windows: 1 },
  { profile: named('azure'), dialect: AZURE_DIALECT, requests: REQUESTS / 4, windows: 1 },
  { profile: CUSTOM, dialect: { ...FIREWORKS_DIALECT, usage: 'after-finish' }, requests: REQUESTS / 4, windows: 1 },
];

interface Turn {
  readonly answer: Answer;
  readonly leaveAfter?: number;
}

const TEXT = 'items.reduce((sum, item) => sum + item.price * item.count * (1 - item.discount), 0);';

/** Nothing more comes, and the stream stays open until it is left. */
const HOLD = { do: 'hold', until: new Promise<void>(() => undefined) } as const;

/** Finished ones, some after thinking; longer than is read; left early and late; refused; broken off. */
function someTurn(random: Random): Turn {
  const length = 8 + below(TEXT.length - 8, random);
  const text = TEXT.slice(0, length);
  const broken = [brokenStreams.errorAfter(text, 502), brokenStreams.resetAfter(text), brokenStreams.endsAfter(text)];
  switch (below(11, random)) {
    case 0:
      return { answer: stream({ do: 'role' }, HOLD), leaveAfter: 0 };
    case 1:
    case 2:
      return { answer: stream({ do: 'role' }, { do: 'text', text }, HOLD), leaveAfter: length };
    case 3:
      return { answer: pick([refusals.rateLimit('1'), refusals.internal, refusals.overloaded], random) ?? text };
    case 4:
      return { answer: pick(broken, random) ?? text };
    case 5:
      return { answer: stream({ do: 'reasoning', text: 'Let me think.' }, ...textAnswer(text).steps) };
    case 6:
      return { answer: stream({ do: 'role' }, { do: 'text', text: `${text}\n}\n\n` }, HOLD) };
    default:
      return { answer: text };
  }
}

/** Code in which each question is a little further down, so that the provider knows most of it already. */
function codeOf(turn: number): string {
  const lines = Array.from({ length: 20 + (turn % 40) }, (_, line) => `  const value${line} = read(${line});`);
  return `function f() {\n${lines.join('\n')}\n  // turn ${turn}\n  const total = `;
}

describe("the ledger against the model server's bill", function () {
  this.timeout(LIMIT_MS);
  const folder = useFolder();
  let server: ModelServer;

  afterEach(() => server.close());

  /** Some requests of several windows at once, then the cost of each in the ledger. */
  async function spend(
    { profile, dialect, requests: count, windows }: Provider,
    ask: (record: LedgerRecord) => Promise<RecordUpdate | undefined>,
  ) {
    server = await startModelServer({ dialect });
    const random = randomFrom(7);
    const turns = Array.from({ length: count }, () => someTurn(random));
    server.answer = ({ messages }) => {
      const number = /turn (\d+)/.exec(messages.at(-1)?.content ?? '')?.[1];
      return turns[Number(number)]?.answer ?? assert.fail('nobody has asked that');
    };
    const world = { server, folder: folder(), profile, ask };
    const persons = Array.from({ length: windows }, (_, index) => new Person(world, `w${index}`));
    await Promise.all(
      persons.map(async (person, index) => {
        for (let turn = index; turn < count; turn += windows) {
          const { leaveAfter } = turns[turn] ?? {};
          const languageId = turn % 3 === 0 ? 'python' : 'typescript';
          await person.ask({ code: codeOf(turn), languageId, ...(leaveAfter !== undefined && { leaveAfter }) });
        }
        await person.done();
      }),
    );
    await server.untilNoOpenStreams();
    const reader = new Window(folder());
    do {
      await settled();
      await reader.ledger.refresh();
    } while (profile.lists.generation && reader.ledger.recent.some(record => isOpen(record, NOW)));
    return {
      records: reader.ledger.recent,
      spent: reader.ledger.spending(NOW).month,
      requests: server.requests.length,
      items: server.bill.items,
    };
  }

  /** Equal to the micro-dollar, request by request. */
  function assertTold(records: readonly LedgerRecord[], items: ModelServer['bill']['items']): void {
    const billed = new Map(items.map(({ generationId, costNanoDollars }) => [generationId, costNanoDollars]));
    for (const { generationId = '', cost, id, outcome } of records) {
      if (cost.certainty !== 'reported') continue;
      const off = Math.abs(cost.value - (billed.get(generationId) ?? 0));
      assert.ok(off < MICRO_DOLLAR, `${id} (${outcome}) is ${off} nano-dollars off`);
    }
  }

  it('is equal to the micro-dollar at OpenRouter, which also reports the cost of a canceled request', async () => {
    const { records, spent, requests, items } = await spend(
      { profile: OPENROUTER, dialect: OPENROUTER_DIALECT, requests: REQUESTS, windows: 4 },
      async ({ generationId = '' }) => {
        await server.until(() => server.requests.find(one => one.generationId === generationId)?.state !== 'open');
        const generation = await fetchGeneration({
          profile: { ...OPENROUTER, baseUrl: server.url },
          id: generationId,
          apiKey: PRACTICE_KEY,
          fetch: (...to) => globalThis.fetch(...to),
          clock: soon,
          signal: new AbortController().signal,
          waitsMs: [0],
        });
        return generation && findingsOf(generation);
      },
    );
    assert.equal(records.length, requests, 'no request is missing');
    assertTold(records, items);
    // A connection that broke before a byte of the answer came has no id to ask by: its cost stays an estimate.
    const untold = records.filter(({ cost }) => cost.certainty !== 'reported');
    assert.deepEqual(
      untold.filter(({ generationId, reason }) => generationId !== undefined || reason !== 'network'),
      [],
    );
    const known = new Set(records.map(({ generationId }) => generationId));
    const bill = items.filter(item => known.has(item.generationId));
    const owed = bill.reduce((sum, { costNanoDollars }) => sum + costNanoDollars, 0);
    const told = records.reduce((sum, { cost }) => sum + (cost.certainty === 'reported' ? cost.value : 0), 0);
    assert.ok(Math.abs(told - owed) < MICRO_DOLLAR, `${told} for ${owed}`);
    assert.ok(bill.length > REQUESTS * 0.8, `${bill.length} requests were told`);
    assert.equal(spent.reported, REQUESTS - untold.length);
  });

  for (const provider of OTHERS) {
    it(`is at most 5 % off at ${provider.profile.label}, which does not report canceled requests`, async () => {
      const { records, requests, items } = await spend(provider, async () => undefined);
      assert.equal(records.length, requests, 'no request is missing');
      const bill = new Map(items.map(({ generationId, costNanoDollars }) => [generationId, costNanoDollars]));
      const told = records.filter(({ tokens }) => tokens.certainty === 'reported');
      for (const { id, cost, generationId = '' } of told) {
        const off = Math.abs(amountOf(cost) - (bill.get(generationId) ?? 0));
        assert.ok(off < MICRO_DOLLAR, `${id} is ${off} nano-dollars off`);
      }
      // If a connection breaks before the first byte of the answer, the number of generated tokens is unknown.
      const left = records.filter(({ tokens, generationId }) => tokens.certainty === 'estimated' && generationId);
      assert.ok(left.length > provider.requests / 5, `${left.length} estimates`);
      const estimate = left.reduce((sum, { cost }) => sum + amountOf(cost), 0);
      const owed = left.reduce((sum, { generationId = '' }) => sum + (bill.get(generationId) ?? 0), 0);
      assert.ok(Math.abs(estimate / owed - 1) <= 0.05, `${estimate} for ${owed}`);
    });
  }
});

interface Provider {
  readonly profile: Profile;
  readonly dialect: Dialect;
  readonly requests: number;
  readonly windows: number;
}

function amountOf(cost: LedgerRecord['cost']): number {
  assert.notEqual(cost.certainty, 'unknown');
  return cost.certainty === 'unknown' ? 0 : cost.value;
}
