import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { Meter } from '../../../../src/core/provider/metering/meter.ts';
import type { StreamPart } from '../../../../src/core/provider/provider.ts';
import { REQUEST } from '../wire/replay.ts';

const text = (length: number): StreamPart => ({ type: 'text-delta', text: 'x'.repeat(length) });

function metered(...parts: readonly StreamPart[]): Meter {
  const meter = new Meter(REQUEST);
  for (const part of parts) meter.take(part);
  return meter;
}

describe('the usage of a request', () => {
  it("is the provider's final figure, not the sum of running totals", () => {
    const meter = metered(
      text(40),
      { type: 'usage', usage: { promptTokens: 100, outputTokens: 5 } },
      text(40),
      { type: 'usage', usage: { promptTokens: 100, outputTokens: 10 } },
      { type: 'end', reason: 'stop', usage: { promptTokens: 100, outputTokens: 11, costNanoDollars: 7 } },
    );
    const usage = { promptTokens: 100, outputTokens: 11, costNanoDollars: 7 };
    assert.deepEqual(meter.used(), { usage, tokens: 'reported' });
    assert.deepEqual(meter.reported, usage);
  });

  it('is the last running total of an aborted answer, as an estimate without a cost', () => {
    const meter = metered(
      { type: 'start', generationId: 'gen-1' },
      text(40),
      { type: 'usage', usage: { promptTokens: 100, cachedTokens: 64, outputTokens: 5, costNanoDollars: 3 } },
      text(400),
    );
    assert.deepEqual(meter.used(), {
      usage: { promptTokens: 100, cachedTokens: 64, outputTokens: 5 },
      tokens: 'estimated',
    });
  });

  it('excludes totals of a provider that another one replaced', () => {
    const meter = metered(
      { type: 'start', generationId: 'gen-1', profile: 'baseten' },
      { type: 'usage', usage: { promptTokens: 100, outputTokens: 0 } },
      { type: 'start', generationId: 'gen-2', profile: 'openrouter' },
      { type: 'start', generationId: 'gen-2', profile: 'openrouter', servedBy: 'Fireworks' },
      text(40),
    );
    assert.deepEqual(meter.reported, {});
  });

  it('is nothing for a request rejected before it was accepted, and an estimate afterwards', () => {
    const refused = new ProviderError({ kind: 'rate-limit', message: 'Wait.', status: 429 });
    const nothing = { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 };
    assert.deepEqual(metered().used(refused), { usage: nothing, tokens: 'reported' });
    const taken = metered({ type: 'start', generationId: 'gen-1' }, text(40)).used(refused);
    assert.equal(taken.tokens, 'estimated');
    assert.ok(taken.usage.outputTokens);
    assert.equal(taken.usage.costNanoDollars, undefined);
  });

  it('counts thinking and calls, which are billed like the answer', () => {
    const meter = metered(text(3), { type: 'reasoning-delta', text: '12345' }, { type: 'tool-call-delta', text: '{}' });
    assert.equal(meter.outputChars, 10);
  });

  it('has the last reported upstream', () => {
    const meter = metered(
      { type: 'start', generationId: 'gen-1', profile: 'openrouter', model: 'm' },
      { type: 'start', generationId: 'gen-1', profile: 'openrouter', model: 'm', servedBy: 'Fireworks' },
    );
    assert.deepEqual(meter.servedBy, { profile: 'openrouter', model: 'm', provider: 'Fireworks' });
  });
});
