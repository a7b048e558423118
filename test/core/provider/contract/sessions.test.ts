import assert from 'node:assert/strict';
import { refusingTheSession } from '../../../support/modelServer/faults.ts';
import { collect, never, REQUEST } from '../wire/replay.ts';
import { CONTRACTS, type Party, startParty, textOf } from './contracts.ts';

const SESSION = '0b7e44d2-93c1-4f6a-8a55-1d2c3b4a5968';

/** Where each provider takes the name of a session; the others are not sent one. */
const TAKEN: Readonly<Record<string, readonly ['body' | 'header', string]>> = {
  openrouter: ['body', 'session_id'],
  fireworks: ['header', 'x-session-affinity'],
};

for (const contract of CONTRACTS) {
  describe(`the requests of one run at ${contract.dialect.name}`, () => {
    let party: Party;
    before(async () => {
      party = await startParty(contract);
    });
    after(() => party.server.close());

    const [place, name] = TAKEN[contract.profileId] ?? [];
    const where = place === undefined ? 'say nothing of it: the provider knows no sessions' : `say so in the ${place}`;
    it(where, async () => {
      await collect(party.ask());
      const plain = party.server.requests.at(-1);
      await collect(party.ask({ sessionId: SESSION }));
      const named = party.server.requests.at(-1);
      const inBody = place === 'body' && name !== undefined ? { [name]: SESSION } : {};
      assert.deepEqual(named?.body, { ...plain?.body, ...inBody });
      const holders = Object.entries(named?.headers ?? {}).filter(([, value]) => value === SESSION);
      assert.deepEqual(holders, place === 'header' ? [[name, SESSION]] : []);
      assert.ok(!JSON.stringify([plain?.body, plain?.headers]).includes(SESSION));
    });
  });
}

describe('the name of a session', () => {
  let party: Party;
  before(async () => {
    party = await startParty(CONTRACTS[0] ?? assert.fail());
  });
  after(() => party.server.close());

  it('is left out, and nothing else is, where a server refuses it', async () => {
    party.server.answer = refusingTheSession('fine');
    const client = party.client();
    const request = { ...REQUEST, model: party.profile.model, sessionId: SESSION };
    assert.equal(textOf(await collect(client.stream(request, never()))), 'fine');
    assert.equal(textOf(await collect(client.stream(request, never()))), 'fine');
    assert.deepEqual(
      party.server.requests.map(({ body }) => 'session_id' in body),
      [true, false, false],
    );
    assert.equal('stream_options' in party.body, true);
  });
});
