import assert from 'node:assert/strict';
import { tableLookups } from './support/source/tableLookups.ts';

/** The one place that asks first, and one that writes names of our own table. */
const ALLOWED = ['src/core/json.ts table[key]', 'src/core/agent/tools/callArguments.ts values[name]'];

describe('the tables of src', () => {
  it('are looked into by `ownValue`, which does not find `constructor` in them', () => {
    const found = tableLookups().map(place => place.replace(/:\d+/, ''));
    assert.deepEqual(found.toSorted(), ALLOWED.toSorted());
  }).timeout(120_000);
});
