import assert from 'node:assert/strict';
import { distinctDestinations, evaluatedModels } from '../../../src/core/evaluate/evaluatedModels.ts';
import { CUSTOM, OPENROUTER } from '../../../src/core/provider/profile/builtInProfiles.ts';

const here = { ...CUSTOM, label: 'one.example', baseUrl: 'https://one.example/v1' };
const there = { ...CUSTOM, label: 'two.example', baseUrl: 'https://two.example/v1' };
const own = { ...OPENROUTER, id: 'work' };

describe('the models of a comparison', () => {
  it('have short names if these are unique', () => {
    const models = evaluatedModels([
      { profile: OPENROUTER, model: 'a' },
      { profile: here, model: 'b' },
    ]);
    assert.deepEqual(
      models.map(({ id, label }) => [id, label]),
      [
        ['openrouter a', 'a'],
        ['custom b', 'b'],
      ],
    );
  });

  it('of one name at several places are several models, with the places in their names', () => {
    const models = evaluatedModels([
      { profile: OPENROUTER, model: 'a' },
      { profile: own, model: 'a' },
      { profile: here, model: 'a' },
      { profile: there, model: 'a' },
    ]);
    assert.deepEqual(
      models.map(({ id, label }) => [id, label]),
      [
        ['openrouter a', 'a at openrouter'],
        ['work a', 'a at work'],
        ['custom https://one.example/v1 a', 'a at one.example'],
        ['custom https://two.example/v1 a', 'a at two.example'],
      ],
    );
  });

  it('are used once each, however often they are listed', () => {
    const [a, b] = [
      { profile: OPENROUTER, model: 'a' },
      { profile: here, model: 'a' },
    ];
    assert.deepEqual(distinctDestinations([a, b, { ...a }]), [a, b]);
  });
});
