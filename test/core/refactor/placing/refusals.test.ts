import assert from 'node:assert/strict';
import { explainRefusal } from '../../../../src/core/refactor/placing/refusals.ts';

describe('why there is no proposal', () => {
  it("is shown with the model's text instead of code, on one line and shortened", () => {
    const told = explainRefusal('no-code', 'I do not know\n  this framework. ');
    assert.equal(
      told,
      'The model answered without code: “I do not know this framework.” Be more specific about the change.',
    );
    assert.ok(explainRefusal('no-code', 'word '.repeat(500)).length < 300);
  });

  it('quotes nothing if the model wrote no text, or code', () => {
    assert.ok(!explainRefusal('no-code', ' ').includes('“'));
    assert.ok(!explainRefusal('truncated', 'def f(').includes('def f('));
  });
});
