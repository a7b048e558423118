import assert from 'node:assert/strict';
import { fetchGeneration } from '../../../../src/core/provider/lookup/generation.ts';
import { fetchKeyInfo } from '../../../../src/core/provider/lookup/keyInfo.ts';
import { listModels } from '../../../../src/core/provider/lookup/modelLists.ts';
import { Meter } from '../../../../src/core/provider/metering/meter.ts';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { brokenStreams } from '../../../support/modelServer/faults.ts';
import { collect, REQUEST } from '../wire/replay.ts';
import { AT_ONCE, CONTRACTS, endOf, type Party, startParty } from './contracts.ts';

const LONG = { messages: [{ role: 'user', content: 'x'.repeat(400) }] } as const;
const LIST_PRICES = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });

for (const contract of CONTRACTS) {
  const { dialect } = contract;

  describe(`${dialect.name} reports`, () => {
    let party: Party;
    beforeEach(async () => {
      party = await startParty(contract);
    });
    afterEach(async () => {
      await party.server.untilNoOpenStreams();
      await party.server.close();
    });

    /** Reads an answer that never ends up to its last word, and leaves it. */
    async function leave(): Promise<Meter> {
      party.server.script(brokenStreams.stallAfter('half an answer'));
      const meter = new Meter({ ...REQUEST, ...LONG });
      let text = '';
      for await (const part of party.ask(LONG)) {
        meter.take(part);
        if (part.type === 'text-delta') text += part.text;
        const last = dialect.usage === 'running' ? 'usage' : 'text-delta';
        if (text === 'half an answer' && part.type === last) break;
      }
      await party.server.untilAborted(1);
      return meter;
    }

    it('the usage of an answer as billed, and its cost if known', async () => {
      await collect(party.ask(LONG));
      party.server.script('return 42;');
      const { usage } = endOf(await collect(party.ask(LONG)));
      const bill = party.server.bill.items.at(-1);
      assert.ok(bill && bill.cachedTokens > 0);
      assert.deepEqual(usage, {
        promptTokens: bill.promptTokens,
        outputTokens: 3,
        reasoningTokens: 0,
        ...(dialect.tellsCached && { cachedTokens: bill.cachedTokens }),
        ...(dialect.tellsCost && { costNanoDollars: bill.costNanoDollars }),
      });
    });

    it('running totals of usage if it has them; the rest is estimated and marked so', async () => {
      const meter = await leave();
      const [bill] = party.server.bill.items;
      const told = { promptTokens: bill?.promptTokens, cachedTokens: 0, outputTokens: 4, reasoningTokens: 0 };
      assert.deepEqual(meter.reported, dialect.usage === 'running' ? told : {});
      const { usage, tokens } = meter.used();
      assert.equal(tokens, 'estimated');
      assert.equal(usage.costNanoDollars, undefined);
      assert.ok(usage.promptTokens && usage.outputTokens);
    });

    it('the prompt tokens of an answer aborted before its first word, if it has running totals', async () => {
      party.server.script(brokenStreams.stallBeforeContent());
      const meter = new Meter({ ...REQUEST, ...LONG });
      for await (const part of party.ask(LONG)) {
        meter.take(part);
        if (part.type === (dialect.usage === 'running' ? 'usage' : 'start')) break;
      }
      await party.server.untilAborted(1);
      const { promptTokens } = party.server.bill.items[0] ?? {};
      const told = { promptTokens, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
      assert.deepEqual(meter.reported, dialect.usage === 'running' ? told : {});
    });

    it('the cost of a canceled answer if it has a way to ask', async () => {
      const { generationId: id = '' } = await leave();
      assert.notEqual(id, '');
      const generation = await fetchGeneration({ ...party.lookup, id, clock: AT_ONCE });
      const asked = party.server.lookups.map(({ path, key }) => [path, key]);
      if (!dialect.tellsCost) {
        assert.deepEqual([generation, asked], [undefined, []]);
        return;
      }
      const [bill] = party.server.bill.items;
      assert.deepEqual(generation, {
        usage: {
          promptTokens: bill?.promptTokens,
          cachedTokens: bill?.cachedTokens,
          outputTokens: 4,
          reasoningTokens: 0,
          costNanoDollars: bill?.costNanoDollars,
        },
        servedBy: 'Practice',
      });
      // A 404 twice, then the entry.
      assert.deepEqual(asked, Array(3).fill([`/v1/generation?id=${id}`, party.key]));
    });

    it('the upstream provider, if it is a router', async () => {
      const starts = (await collect(party.ask())).filter(part => part.type === 'start');
      assert.equal(starts.at(-1)?.servedBy, dialect.router ? 'Practice' : undefined);
      assert.equal(starts.at(-1)?.generationId, party.server.requests[0]?.generationId);
    });

    it('which models it has, as far as it lists them', async () => {
      const { model } = party.profile;
      const sized = { id: model, name: model, contextLength: 262_144 };
      const listed = {
        priced: [{ ...sized, prices: LIST_PRICES }],
        sized: [sized],
        named: [{ id: model, name: model }],
        none: [],
      };
      assert.deepEqual(await listModels(party.lookup), listed[dialect.models]);
      assert.equal(party.server.lookups.length, dialect.models === 'none' ? 0 : 1);
    });

    it('the remaining credit of the key, if it has any', async () => {
      const unlimited = { remaining: 'unlimited', spentToday: 0, spentThisMonth: 0 };
      assert.deepEqual(await fetchKeyInfo(party.lookup), dialect.tellsCost ? unlimited : {});
      assert.equal(party.server.lookups.length, dialect.tellsCost ? 1 : 0);
    });
  });
}
