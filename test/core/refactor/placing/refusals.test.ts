import assert from 'node:assert/strict';
import { explainRefusal } from '../../../../src/core/refactor/placing/refusals.ts';

describe('why there is no proposal', () => {
  it('is told with what the model has said instead of code, on one line and not too long', () => {
    const told = explainRefusal('no-code', 'I do not know\n  this framework. ');
    assert.equal(
      told,
      'The model answered without code: “I do not know this framework.” Be more specific about the change.',
    );
    assert.ok(explainRefusal('no-code', 'word '.repeat(500)).length < 300);
  });

  it('quotes nothing where the model has said nothing, or has given code', () => {
    assert.ok(!explainRefusal('no-code', ' ').includes('“'));
    assert.ok(!explainRefusal('truncated', 'def f(').includes('def f('));
  });
});
