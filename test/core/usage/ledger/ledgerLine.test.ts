import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeLine, encodeEntry } from '../../../../src/core/usage/ledger/ledgerLine.ts';
import { record } from '../records.ts';

describe('a line of the ledger', () => {
  it('is read as written', () => {
    const whole = record({
      servedBy: 'Fireworks',
      generationId: 'gen-1',
      accepted: { chars: 80, lines: 3 },
      kept30sChars: 80,
      kept5minChars: 60,
      dismissed: true,
      settled: true,
      free: true,
    });
    assert.deepEqual(decodeLine(encodeEntry(whole)), { kind: 'record', entry: whole });
    assert.equal(encodeEntry(whole).includes('\n'), false);
    const amendment = { amends: 'r1', time: 1, kept30sChars: 0 };
    assert.deepEqual(decodeLine(encodeEntry(amendment)), { kind: 'amendment', entry: amendment });
  });

  it('is broken wherever it is torn', () => {
    const text = encodeEntry(record({ model: 'größe' }));
    for (let at = 1; at < text.length; at++) assert.equal(decodeLine(text.slice(0, at)).kind, 'broken');
  });

  it('may have more on it than this version knows', () => {
    const later = { ...record(), sustainability: { grams: 3 }, feature: 'ghost-text' };
    assert.deepEqual(decodeLine(JSON.stringify(later)), { kind: 'record', entry: record() });
    const feature = decodeLine(JSON.stringify({ ...record(), feature: 'telepathy', outcome: 'glimpsed' }));
    assert.deepEqual(feature, { kind: 'record', entry: record({ feature: 'other', outcome: 'other' }) });
    assert.equal(decodeLine('{"forecasts":"x","time":5}').kind, 'foreign');
    assert.equal(decodeLine('{"v":2}').kind, 'foreign');
  });

  it('never makes a number of nonsense', () => {
    const odd = {
      ...record(),
      tokens: { certainty: 'reported', prompt: -1, output: 'many' },
      cost: { certainty: 'sure' },
    };
    const line = decodeLine(JSON.stringify(odd));
    assert.deepEqual(line.kind === 'record' && [line.entry.tokens, line.entry.cost], [
      { certainty: 'reported' },
      { certainty: 'unknown' },
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => void decodeLine(text)));
  });
});
