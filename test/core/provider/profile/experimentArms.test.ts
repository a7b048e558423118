import assert from 'node:assert/strict';
import { armName, faultInArms, isArms } from '../../../../src/core/provider/profile/experimentArms.ts';

describe('the two models of an experiment', () => {
  it('are two or none, different, each with a model or a provider', () => {
    for (const arms of [
      [],
      [{ model: 'a' }, { model: 'b' }],
      [{ profile: 'ollama' }, { profile: 'vllm', model: 'a' }],
    ]) {
      assert.ok(isArms(arms), JSON.stringify(arms));
    }
    for (const [value, fault] of [
      ['a', /a list/],
      [[{ model: 'a' }], /two of them/],
      [[{ model: 'a' }, 'b'], /an object/],
      [[{ model: 'a' }, {}], /names a model/],
      [[{ model: 'a' }, { key: 'b' }], /no "key"/],
      [[{ model: 'a' }, { model: ' ' }], /takes a name/],
      [[{ model: 'a' }, { model: 'a' }], /different/],
    ] as const) {
      assert.match(faultInArms(value) ?? 'none', fault);
    }
  });

  it('are named after their settings', () => {
    const names = [{ model: 'a' }, { profile: 'ollama' }, { profile: 'ollama', model: 'a' }].map(armName);
    assert.deepEqual(names, ['a', 'ollama', 'a at ollama']);
  });
});
