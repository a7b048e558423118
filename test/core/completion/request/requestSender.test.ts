import assert from 'node:assert/strict';
import { Requests } from '../../../../src/core/completion/request/requestSender.ts';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import type { Provider } from '../../../../src/core/provider/provider.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';
import { Desk } from '../../../support/desk.ts';
import { settled } from '../../../support/fakeClock.ts';
import { newTypescriptDraft } from '../../../support/typescriptDrafts.ts';
import { unlimited } from '../../../support/unlimited.ts';

const BLOCK = dedent`
  function f(a: number) {
    █
  }
`;

describe('a request', () => {
  it('leaves one record with its usage', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    await desk.clock.advance(300);
    stream.say('return a;');
    await settled();
    stream.stop('stop', { promptTokens: 100, outputTokens: 5, costNanoDollars: 80_000 });
    assert.equal(await asked.shows(), 'return a;');
    await settled();
    assert.equal(desk.records.length, 1);
    const [record] = desk.records;
    assert.equal(record?.waitMs, 100);
    assert.equal(record?.firstTokenMs, 300);
    assert.deepEqual(record?.usage, { promptTokens: 100, outputTokens: 5, costNanoDollars: 80_000 });
    assert.equal(record?.tokens, 'reported');
    assert.equal(record?.outcome.kind, 'suggested');
  });

  it('that is overtaken while its client is loaded chooses nothing of other files', async () => {
    const desk = new Desk();
    const loading = Promise.withResolvers<Provider>();
    const requests = new Requests({
      provider: unlimited(() => loading.promise, { clock: desk.clock }),
      options: () => ({ model: 'm', maxLines: 12 }),
      newDraft: newTypescriptDraft,
      clock: desk.clock,
      onRecord: () => undefined,
    });
    let choices = 0;
    const prepareUntil = (signal: AbortSignal) =>
      requests.prepare(
        {
          documentId: 'a',
          version: 1,
          position: { line: 0, character: 0 },
          path: 'a.ts',
          hole: holeAt(BLOCK),
          context: () => {
            choices += 1;
            return [];
          },
          trigger: 'automatic',
          lastChange: 'typed',
        },
        { trigger: 'automatic', signal },
      );
    const overtaken = new AbortController();
    const [first, last] = [prepareUntil(overtaken.signal), prepareUntil(new AbortController().signal)];
    overtaken.abort();
    loading.resolve(desk.provider);
    assert.equal(await first, 'overtaken');
    assert.notEqual(await last, 'overtaken');
    assert.equal(choices, 1);
  });

  it('records the provider that served it', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.tell({ type: 'start', generationId: 'gen-1' });
    stream.tell({ type: 'start', generationId: 'gen-1', servedBy: 'Fireworks' });
    stream.stop('stop', { promptTokens: 1, outputTokens: 0 });
    await settled();
    const [record] = desk.records;
    assert.deepEqual(record?.servedBy, { profile: 'custom', model: 'm', provider: 'Fireworks' });
    assert.equal(record?.generationId, 'gen-1');
  });

  it('that was aborted records the usage reported so far, marked as not final', async () => {
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('const b = a;\n');
    stream.tell({ type: 'usage', usage: { promptTokens: 321, outputTokens: 2 } });
    await settled();
    desk.moveTo(dedent`
      function f(a: number) {
        x█
      }
    `);
    await settled();
    const [record] = desk.records;
    assert.equal(record?.outcome.kind, 'aborted');
    assert.deepEqual(record?.reported, { promptTokens: 321, outputTokens: 2 });
    assert.deepEqual([record?.usage, record?.tokens], [{ promptTokens: 321, outputTokens: 2 }, 'estimated']);
  });

  it('that fails reports the reason once and is not retried automatically', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    const error = new ProviderError({ kind: 'server', message: 'down' });
    stream.fail(error);
    assert.equal(await asked.shows(), 'failed: server');
    await settled();
    assert.deepEqual(desk.failures, [error]);
    assert.equal(await desk.ask(BLOCK).shows(), 'failed: server');
    assert.equal(desk.provider.streams.length, 1);
  });

  it('that is refused has cost nothing; one that breaks off may have', async () => {
    for (const error of [
      new ProviderError({ kind: 'auth', status: 401, message: 'no' }),
      new ProviderError({ kind: 'network', code: 'ECONNREFUSED', message: 'nobody there' }),
    ]) {
      const desk = new Desk();
      const { stream } = await desk.request(BLOCK);
      stream.fail(error);
      await settled();
      assert.deepEqual(desk.records[0]?.usage, { promptTokens: 0, outputTokens: 0, costNanoDollars: 0 });
      assert.equal(desk.records[0]?.tokens, 'reported');
    }
    const desk = new Desk();
    const { stream } = await desk.request(BLOCK);
    stream.say('a();');
    stream.fail(new ProviderError({ kind: 'truncated', message: 'broke off' }));
    await settled();
    assert.ok((desk.records[0]?.usage.promptTokens ?? 0) > 0);
  });

  it('has its client ready by the time the wait is over', async () => {
    const desk = new Desk();
    desk.ask(BLOCK);
    assert.equal(desk.connections, 1);
    await desk.clock.advance(99);
    assert.equal(desk.provider.streams.length, 0);
  });

  it('without a key explains that it needs one', async () => {
    const desk = new Desk();
    desk.connectError = new ProviderError({ kind: 'no-key', message: 'none' });
    const asked = desk.ask(BLOCK);
    await desk.clock.advance(100);
    assert.equal(await asked.shows(), 'failed: no-key');
    assert.equal(desk.failures.length, 1);
  });

  it('for an empty answer is not made again at the same place', async () => {
    const desk = new Desk();
    const { asked, stream } = await desk.request(BLOCK);
    stream.stop('stop', { promptTokens: 1, outputTokens: 0 });
    assert.match(await asked.shows(), /^rejected/);
    assert.match(await desk.ask(BLOCK).shows(), /^rejected/);
    assert.equal(desk.provider.streams.length, 1);
  });
});
