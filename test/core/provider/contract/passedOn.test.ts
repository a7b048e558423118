import assert from 'node:assert/strict';
import { Breaker } from '../../../../src/core/provider/failover/breaker.ts';
import { FailoverProvider, type Upstream } from '../../../../src/core/provider/failover/failover.ts';
import type { Profile } from '../../../../src/core/provider/profile/profile.ts';
import { routingBody } from '../../../../src/core/provider/profile/routing.ts';
import type { ProviderRequest } from '../../../../src/core/provider/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { OPENROUTER_DIALECT } from '../../../support/modelServer/dialectList.ts';
import { collect, never, REQUEST } from '../wire/replay.ts';
import { CONTRACTS, type Contract, type Party, startParty, textOf } from './contracts.ts';

function contractOf(id: string): Contract {
  const contract = CONTRACTS.find(({ profileId }) => profileId === id);
  assert.ok(contract);
  return contract;
}

function upstreamOf(party: Party, profile: Profile, { clock, key }: { clock: FakeClock; key: string }): Upstream {
  const stream = (request: ProviderRequest) => party.ask(request, { profile, key });
  const breaker = new Breaker({ clock, random: () => 0 });
  return { profile, model: profile.model, breaker, connect: async () => ({ stream }) };
}

describe('a request that moves from OpenRouter to Azure Foundry', () => {
  let first: Party;
  let next: Party;
  before(async () => {
    first = await startParty(contractOf('openrouter'), { apiKey: 'key-of-openrouter' });
    next = await startParty(contractOf('azure'), { apiKey: 'key-of-azure' });
  });
  after(() => Promise.all([first.server.close(), next.server.close()]));

  it('is sent to each in its own format with its own key, and nothing of the first reaches the next', async () => {
    const clock = new FakeClock();
    const routed = { ...first.profile, body: routingBody({ order: ['Fireworks'], dataCollection: 'deny' }) };
    const upstreams = [
      upstreamOf(first, routed, { clock, key: 'key-of-openrouter' }),
      upstreamOf(next, next.profile, { clock, key: 'key-of-azure' }),
    ];
    const provider = new FailoverProvider({ upstreams, clock, onFailure: () => undefined });
    first.server.script(OPENROUTER_DIALECT.refusal(503, 'Overloaded'));
    next.server.script('return 42;');
    const parts = await collect(provider.stream({ ...REQUEST, thinking: 'off' }, never()));
    assert.equal(textOf(parts), 'return 42;');

    const common = {
      messages: REQUEST.messages,
      temperature: REQUEST.temperature,
      stream: true,
      stream_options: { include_usage: true },
    };
    assert.deepEqual(first.body, {
      ...common,
      model: 'microsoft/mai-code-1-flash',
      max_tokens: REQUEST.maxTokens,
      reasoning: { enabled: false },
      provider: { order: ['Fireworks'], data_collection: 'deny' },
    });
    assert.deepEqual(next.body, {
      ...common,
      model: 'mai-code-1-flash',
      max_completion_tokens: REQUEST.maxTokens,
    });
    assert.doesNotMatch(JSON.stringify(next.server.requests.at(-1)?.headers), /key-of-openrouter/);
    const start = parts.findLast(part => part.type === 'start');
    assert.deepEqual([start?.profile, start?.model], ['azure', 'mai-code-1-flash']);
    assert.equal(first.server.bill.costNanoDollars, 0);
  });
});
