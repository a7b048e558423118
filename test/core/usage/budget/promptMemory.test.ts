import assert from 'node:assert/strict';
import { PromptMemory } from '../../../../src/core/usage/budget/promptMemory.ts';
import { Estimator } from '../../../../src/core/usage/ledger/estimate.ts';

describe('the part of a prompt that a provider may have cached', () => {
  it('is the longest beginning that a prompt shares with an earlier one', () => {
    const memory = new PromptMemory();
    assert.equal(memory.take('system: a'), 0);
    assert.equal(memory.take('system: b'), 'system: '.length);
    assert.equal(memory.take('system: a, and more'), 'system: a'.length);
    assert.equal(memory.take('other'), 0);
  });

  it('is forgotten after some dozens of prompts', () => {
    const memory = new PromptMemory();
    memory.take('first');
    for (let number = 0; number < 40; number++) memory.take(`${number}`);
    assert.equal(memory.take('first'), 0);
  });

  it('estimates how much of a prompt was cached if the provider did not report it', () => {
    const estimator = new Estimator();
    const sample = { model: 'm', languageId: 'go', promptChars: 4000, outputChars: 0 };
    const tokens = { certainty: 'reported' as const, prompt: 1000, cached: 450, output: 10 };
    for (let time = 0; time < 10; time++) estimator.learn({ ...sample, knownChars: 2000, tokens });
    const { cached: half = 0 } = estimator.tokens({ ...sample, knownChars: 2000 });
    const { cached: all = 0 } = estimator.tokens({ ...sample, knownChars: 4000 });
    assert.ok(Math.abs(half - 450) <= 1 && Math.abs(all - 900) <= 1, `${half} and ${all}`);
    assert.equal(estimator.tokens({ ...sample, knownChars: 0 }).cached, 0);
  });
});
