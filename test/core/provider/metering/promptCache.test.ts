import assert from 'node:assert/strict';
import { RecordingProvider } from '../../../../src/core/provider/metering/recordingProvider.ts';
import { CUSTOM, OPENROUTER } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import type { Destination } from '../../../../src/core/provider/profile/route.ts';
import type { Provider, ProviderRequest } from '../../../../src/core/provider/provider.ts';
import { Bookkeeper } from '../../../../src/core/usage/budget/bookkeeper.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { memoryLedger } from '../../usage/memoryLedger.ts';
import { utcDay } from '../../usage/records.ts';

const PROMPT = 'const total = prices.reduce((sum, price) => sum + price, 0);';

/** Answers at once, as the provider `servedBy` where that is given. */
function answering(servedBy?: Destination): Provider {
  return {
    async *stream() {
      yield { type: 'start', ...(servedBy && { profile: servedBy.profile.id, model: servedBy.model }) };
      yield { type: 'end', reason: 'stop', usage: { promptTokens: 15, outputTokens: 1 } };
    },
  };
}

describe('the cached beginning of a prompt', () => {
  const clock = new FakeClock();
  let ids = 0;

  const newBooks = () =>
    new Bookkeeper({
      openLedger: async () => memoryLedger([]),
      prices: async () => undefined,
      caps: () => ({}),
      clock,
      time: () => 0,
      newId: () => `r${++ids}`,
      dayOf: utcDay,
      reportsCostLater: () => false,
      ask: async () => undefined,
      onChange: () => undefined,
    });

  const openRouter: Destination = { profile: OPENROUTER, model: 'm' };
  const custom: Destination = { profile: CUSTOM, model: 'm' };

  /** How many characters of PROMPT are recorded as sent before. */
  async function knownChars(books: Bookkeeper, destination: Destination, servedBy?: Destination) {
    const provider = new RecordingProvider({
      feature: 'refactor',
      languageId: 'typescript',
      provider: async () => answering(servedBy),
      destinations: () => [destination],
      books,
      contextTokens: async () => undefined,
      clock,
      time: () => 0,
    });
    const request: ProviderRequest = {
      model: destination.model,
      messages: [{ role: 'user', content: PROMPT }],
      maxTokens: 10,
      temperature: 0,
    };
    const admitted = await provider.admit(request, { languageId: 'typescript' });
    assert.ok(admitted !== 'over-budget');
    for await (const _ of admitted.stream(new AbortController().signal));
    return (await admitted.record()).knownChars;
  }

  it('is shared by all features at one provider and model', async () => {
    const books = newBooks();
    assert.equal(await knownChars(books, openRouter), 0);
    assert.equal(await knownChars(books, openRouter), PROMPT.length);
  });

  it('is unknown to another provider, and to another model', async () => {
    const books = newBooks();
    await knownChars(books, openRouter);
    assert.equal(await knownChars(books, custom), 0);
    assert.equal(await knownChars(books, { ...openRouter, model: 'other' }), 0);
  });

  it('is at the provider that has served the request in the end', async () => {
    const books = newBooks();
    await knownChars(books, openRouter);
    assert.equal(await knownChars(books, openRouter, custom), 0);
    assert.equal(await knownChars(books, custom), PROMPT.length);
  });
});
