import assert from 'node:assert/strict';
import { isTooDeep, ownValue, parseJson } from '../../src/core/json.ts';
import { messageFor } from '../../src/core/provider/providerFailure.ts';

describe('JSON from outside', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  it('is no JSON of ours if it is nested deeper than 200 levels', () => {
    assert.equal(isTooDeep(parseJson(nested(150))), false);
    assert.equal(parseJson(nested(100_000)), undefined);
    assert.equal(parseJson(`{"a":${nested(500)}}`), undefined);
  });

  it('is read whatever its length is', () => {
    assert.deepEqual(parseJson(JSON.stringify(['a'.repeat(1_000), null])), ['a'.repeat(1_000), null]);
  });

  it('finds nothing in a table by the names that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      assert.equal(ownValue({ a: 1 }, name), undefined);
      assert.equal(messageFor('server', name), messageFor('server', undefined));
    }
    assert.equal(ownValue({ a: 1 }, 'a'), 1);
  });
});
