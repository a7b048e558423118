import assert from 'node:assert/strict';
import type { LedgerRecord } from '../../../../src/core/usage/ledger/ledger.ts';
import { ledgerCsv, ledgerJson } from '../../../../src/core/usage/report/export.ts';
import { record } from '../records.ts';

const isoTime = (time: number) => new Date(time).toISOString();
const explain = ({ reason }: LedgerRecord) => `It ended by "${reason}", they say.`;

function cellsOf(one: LedgerRecord): Record<string, string> {
  const [header = '', line = ''] = ledgerCsv({ records: [one], isoTime, explain }).split('\r\n');
  const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
  return Object.fromEntries(header.split(',').map((name, index) => [name, cells[index] ?? '']));
}

describe('usage as CSV', () => {
  it('has a line for each request, with its cost to the nano-dollar', () => {
    const text = ledgerCsv({ records: [record(), record({ id: 'r2' })], isoTime, explain });
    assert.equal(text.split('\r\n').length, 4);
    const cells = cellsOf(record({ accepted: { chars: 80, lines: 2 } }));
    assert.equal(cells['time'], '2026-11-23T12:00:00.000Z');
    assert.equal(cells['costDollars'], '0.000840000');
    assert.equal(cells['cost'], 'reported');
    assert.equal(cells['fate'], 'accepted');
    assert.equal(cells['promptTokens'], '1000');
  });

  it('calls a next edit without a request free', () => {
    const zero = { certainty: 'reported', value: 0 } as const;
    const cells = cellsOf(record({ feature: 'next-edit', reason: 'ripple', cost: zero, free: true, dismissed: true }));
    assert.deepEqual([cells['cost'], cells['costDollars'], cells['fate']], ['free', '0.000000000', 'dismissed']);
  });

  it('leaves a cell empty where something is unknown, never 0', () => {
    const cells = cellsOf(record({ tokens: { certainty: 'unknown' }, cost: { certainty: 'unknown' } }));
    assert.equal(cells['costDollars'], '');
    assert.equal(cells['cost'], 'unknown');
    assert.equal(cells['promptTokens'], '');
    assert.equal(cells['acceptedChars'], '');
  });

  it('quotes fields that would break the line', () => {
    assert.equal(cellsOf(record())['explanation'], '"It ended by ""model"", they say."');
    assert.match(ledgerCsv({ records: [record({ model: 'a\nb' })], isoTime, explain }), /,"a\nb",/);
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    it(`holds no formula, though a model is called ${JSON.stringify(`${start}1+1`)}`, () => {
      assert.match(
        ledgerCsv({ records: [record({ model: `${start}1+1` })], isoTime, explain }),
        /,"?'[=+\-@\t\r]1\+1"?,/,
      );
    });
  }
});

describe('usage as JSON', () => {
  it('has the requests as in the ledger, with their outcomes in words', () => {
    const one = record({ cost: { certainty: 'unknown' } });
    const { requests } = JSON.parse(ledgerJson({ records: [one], isoTime, explain }));
    const said = { isoTime: '2026-11-23T12:00:00.000Z', fate: 'shown', explanation: 'It ended by "model", they say.' };
    assert.deepEqual(requests, [{ ...one, ...said }]);
  });
});
