import assert from 'node:assert/strict';
import { Alternatives, distinct } from '../../../../src/core/completion/request/alternatives.ts';
import type { CompletionRequest } from '../../../../src/core/completion/request/completionRequest.ts';
import type { RequestRecord } from '../../../../src/core/completion/request/requestRecord.ts';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import type { RecordingProviderOptions } from '../../../../src/core/provider/metering/recordingProvider.ts';
import { recordOf } from '../../../../src/core/usage/ledger/booking.ts';
import { Estimator } from '../../../../src/core/usage/ledger/estimate.ts';
import type { LedgerOutcome } from '../../../../src/core/usage/ledger/ledger.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { ScriptedProvider } from '../../../support/scriptedProvider.ts';
import { newTypescriptDraft } from '../../../support/typescriptDrafts.ts';
import { unlimited } from '../../../support/unlimited.ts';

function setUp() {
  const provider = new ScriptedProvider();
  const records: RequestRecord[] = [];
  const outcomes: LedgerOutcome[] = [];
  const add: RecordingProviderOptions['books']['add'] = async booking => {
    outcomes.push(booking.outcome);
    return recordOf({ ...booking, id: booking.id ?? '' }, new Estimator(), undefined);
  };
  const clock = new FakeClock();
  const alternatives = new Alternatives({
    newDraft: newTypescriptDraft,
    provider: unlimited(provider, { clock, books: { add } }),
    options: () => ({ model: 'm', maxLines: 12 }),
    clock,
    onRecord: record => records.push(record),
  });
  return { provider, records, outcomes, alternatives };
}

function at(drawn: string): CompletionRequest {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return {
    documentId: 'a.ts',
    version: 1,
    position: { line: 0, character: prefix.length },
    path: 'a.ts',
    hole: { languageId: 'typescript', prefix, suffix, eol: '\n', indentUnit: '  ' },
    trigger: 'explicit',
    lastChange: 'none',
  };
}

describe('further answers', () => {
  it('are two more requests at a higher temperature, each with its record', async () => {
    const { provider, records, outcomes, alternatives } = setUp();
    const found = alternatives.at(at('const a = █'));
    await settled();
    assert.equal(provider.streams.length, 2);
    for (const [index, stream] of provider.streams.entries()) {
      assert.ok(stream.request.temperature > 0.5);
      stream.say(`foo(${index});`);
      stream.stop('stop', { promptTokens: 100, outputTokens: 5 });
    }
    assert.deepEqual(
      (await found).map(({ insertText }) => insertText),
      ['foo(0);', 'foo(1);'],
    );
    assert.deepEqual(
      records.map(({ trigger, usage }) => [trigger, usage.promptTokens]),
      [
        ['explicit', 100],
        ['explicit', 100],
      ],
    );
    await settled();
    // Nobody may have looked at them: not "shown, not accepted".
    assert.deepEqual(outcomes, ['extra', 'extra']);
  });

  it('are requested once at one place, and again at another', async () => {
    const { provider, alternatives } = setUp();
    void alternatives.at(at('const a = █'));
    void alternatives.at(at('const a = █'));
    await settled();
    assert.equal(provider.streams.length, 2);
    void alternatives.at(at('const b = █'));
    await settled();
    assert.equal(provider.streams.length, 4);
    assert.ok(provider.streams.slice(0, 2).every(({ closed }) => closed));
  });

  it('are canceled when the user types on', async () => {
    const { provider, records, alternatives } = setUp();
    const found = alternatives.at(at('const a = █'));
    await settled();
    alternatives.reset();
    assert.deepEqual(await found, []);
    assert.ok(provider.streams.every(({ closed }) => closed));
    assert.deepEqual(
      records.map(({ outcome }) => outcome.kind),
      ['aborted', 'aborted'],
    );
  });

  it('leave out failed requests', async () => {
    const { provider, alternatives } = setUp();
    const found = alternatives.at(at('const a = █'));
    await settled();
    provider.streams[0]?.fail(new ProviderError({ kind: 'server', message: 'down' }));
    provider.streams[1]?.say('foo();');
    provider.streams[1]?.stop();
    assert.deepEqual(
      (await found).map(({ insertText }) => insertText),
      ['foo();'],
    );
  });

  it('leave out duplicates', () => {
    const texts = ['a();', 'b();', 'a();', ' b();'].map(insertText => ({ insertText, replaceSuffix: 0 }));
    const [first, ...others] = texts;
    assert.ok(first);
    assert.deepEqual(
      distinct(first, others).map(({ insertText }) => insertText),
      ['a();', 'b();'],
    );
  });
});
