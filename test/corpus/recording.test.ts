import assert from 'node:assert/strict';
import { readRecording, verdictOnRecorded, wantedIn } from './recording.ts';

const REQUEST = {
  id: 'r1',
  languageId: 'typescript',
  prefix: 'log(',
  suffix: ');\n',
  eol: '\r\n',
  indentUnit: '\t',
  maxLines: 3,
  chunks: ['a, b);'],
  finishReason: 'cut',
  insertText: 'a, b',
  replaceSuffix: 0,
};
const lines = (...rows: readonly object[]) => rows.map(row => JSON.stringify(row));
const only = (...fates: readonly object[]) => {
  const [recorded] = readRecording(lines(REQUEST, ...fates)).cases;
  assert.ok(recorded);
  return recorded;
};
const shown = (insertText: string) => ({ insertText, replaceSuffix: 0, reason: '', tookBack: false });

describe('a recording', () => {
  it('has requests with their outcomes, in any order', () => {
    const fate = { of: 'r1', kind: 'accepted', accepted: 'a' };
    for (const rows of [lines(REQUEST, fate), lines(fate, REQUEST)]) {
      const { cases, broken } = readRecording(rows);
      assert.deepEqual(broken, []);
      assert.deepEqual(cases[0]?.fate, { kind: 'accepted', accepted: 'a' });
      assert.deepEqual(cases[0]?.suggested, { insertText: 'a, b', replaceSuffix: 0 });
      const { id, eol, indentUnit, maxLines } = cases[0]?.one ?? {};
      assert.deepEqual({ id, eol, indentUnit, maxLines }, { id: 'r1', eol: '\r\n', indentUnit: '\t', maxLines: 3 });
    }
  });

  it('names lines that are torn, and passes over the fate of a request that is gone', () => {
    const { cases, broken } = readRecording(['', '{"id":"r', ...lines({ of: 'gone', kind: 'dismissed' }, REQUEST)]);
    assert.deepEqual(cases.length, 1);
    assert.deepEqual(
      broken.map(({ number }) => number),
      [2],
    );
    assert.match(broken[0]?.problem ?? '', /^no JSON/);
  });

  it('knows the wanted document where all of the suggestion was accepted or typed', () => {
    assert.equal(wantedIn(only({ of: 'r1', kind: 'accepted', accepted: 'a, b' })), 'a, b);\n');
    assert.equal(wantedIn(only({ of: 'r1', kind: 'typed-through' })), 'a, b);\n');
    assert.equal(
      wantedIn(only({ of: 'r1', kind: 'accepted', accepted: ', b' })),
      'a, b);\n',
      'typed along, then accepted',
    );
    assert.equal(wantedIn(only({ of: 'r1', kind: 'accepted', accepted: 'a' })), undefined);
    assert.equal(wantedIn(only({ of: 'r1', kind: 'dismissed' })), undefined);
    assert.equal(wantedIn(only()), undefined);
  });

  it('judges by accepted text, and not at all by dismissed suggestions', () => {
    const whole = only({ of: 'r1', kind: 'accepted', accepted: 'a, b' });
    assert.equal(verdictOnRecorded(whole, shown('a, b')), 'right');
    assert.equal(verdictOnRecorded(whole, shown('a, c')), 'other');
    assert.equal(verdictOnRecorded(whole, shown('')), 'nothing');
    const part = only({ of: 'r1', kind: 'accepted', accepted: 'a' }, { of: 'r1', kind: 'typed-over' });
    assert.equal(verdictOnRecorded(part, shown('a, c')), 'begun');
    assert.equal(verdictOnRecorded(part, shown('c')), 'other');
    assert.equal(verdictOnRecorded(only({ of: 'r1', kind: 'dismissed' }), shown('a, b')), undefined);
  });
});
