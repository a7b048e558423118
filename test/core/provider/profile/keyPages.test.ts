import assert from 'node:assert/strict';
import { BUILT_IN_PROFILES } from '../../../../src/core/provider/profile/builtInProfiles.ts';
import { keyPageOf } from '../../../../src/core/provider/profile/keyPages.ts';

describe('the page where keys are made', () => {
  it('is known for the providers that need one, except where everybody has an own address', () => {
    const needKeys = BUILT_IN_PROFILES.filter(({ needsKey }) => needsKey);
    const without = needKeys.filter(profile => keyPageOf(profile) === undefined).map(({ id }) => id);
    assert.deepEqual(without, ['azure']);
  });

  it("isn't that of another address under the same name", () => {
    assert.equal(keyPageOf({ id: 'openrouter', baseUrl: 'https://proxy.example/v1' }), undefined);
    assert.equal(keyPageOf({ id: 'constructor', baseUrl: 'https://openrouter.ai/api/v1' }), undefined);
  });
});
