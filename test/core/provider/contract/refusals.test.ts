import assert from 'node:assert/strict';
import { ProviderError, type ProviderErrorKind } from '../../../../src/core/provider/errors.ts';
import { brokenStreams, refusingStreamOptions } from '../../../support/modelServer/faults.ts';
import { collect } from '../wire/replay.ts';
import { CONTRACTS, endOf, type Party, startParty, textOf } from './contracts.ts';

const CANARY = 'canary: the prompt said sk-canary';

const KINDS: readonly (readonly [number, ProviderErrorKind])[] = [
  [400, 'bad-request'],
  [402, 'credit'],
  [403, 'auth'],
  [429, 'rate-limit'],
  [500, 'server'],
  [503, 'server'],
];

for (const contract of CONTRACTS) {
  const { dialect } = contract;
  const keyless = contract.profileId === 'ollama';

  describe(`${dialect.name} refuses`, () => {
    let party: Party;
    before(async () => {
      party = await startParty(contract);
    });
    after(() => party.server.close());
    afterEach(() => party.server.untilNoOpenStreams());

    for (const [status, kind] of KINDS) {
      const expected = kind === 'auth' && keyless ? 'no-key' : kind;
      it(`with ${status}: ${expected}, and none of its own words are shown`, async () => {
        party.server.script(dialect.refusal(status, CANARY));
        await assert.rejects(collect(party.ask()), error => {
          assert.ok(error instanceof ProviderError);
          assert.deepEqual([error.kind, error.status], [expected, status]);
          assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /canary/);
          return true;
        });
      });
    }

    it('a model that it does not have', async () => {
      await assert.rejects(collect(party.ask({ model: 'unheard/of' })), { kind: 'not-found', status: 404 });
    });

    it('a wrong key, and is not used without a key if it needs one', async () => {
      if (keyless) return;
      await assert.rejects(collect(party.ask({}, { key: 'wrong' })), { kind: 'auth', status: 401 });
      const before = party.server.requests.length;
      await assert.rejects(collect(party.ask({}, { key: '' })), { kind: 'no-key' });
      assert.equal(party.server.requests.length, before);
    });

    it('stream_options, and is used without them', async () => {
      party.server.script(refusingStreamOptions('fine'), refusingStreamOptions('fine'));
      const parts = await collect(party.ask());
      assert.equal(textOf(parts), 'fine');
      assert.equal('stream_options' in party.body, false);
      // A cost that must be looked up is unknown then, not zero.
      assert.equal(endOf(parts).usage === undefined, dialect.usageSent === 'when-asked');
    });

    for (const [where, error] of [
      ['code', { code: 'SafetyBlockedError', message: CANARY }],
      ['type', { type: 'SafetyBlockedError', message: CANARY }],
      ['error', 'SafetyBlockedError'],
    ] as const) {
      it(`to continue, with its filter's reason as the ${where}: the text so far stays, and the end is reported`, async () => {
        party.server.script(brokenStreams.safetyBlocked('half', error));
        const texts: string[] = [];
        const read = async () => {
          for await (const part of party.ask()) if (part.type === 'text-delta') texts.push(part.text);
        };
        await assert.rejects(read(), { kind: 'content-filter' });
        assert.deepEqual(texts, ['half']);
      });
    }
  });
}
