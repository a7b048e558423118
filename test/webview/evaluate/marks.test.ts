import assert from 'node:assert/strict';
import type { ModelSummary } from '../../../src/core/evaluate/summary.ts';
import { isoCostsOf, marksOf } from '../../../src/webview/evaluate/marks.ts';

function summary(label: string, more: Partial<ModelSummary> = {}): ModelSummary {
  return {
    model: { id: label, profile: 'openrouter', model: label, label },
    passed: { part: 6, of: 10 },
    pass: { low: 0.31, high: 0.83 },
    outputTokens: { q1: 80, median: 120, q3: 160, estimated: 0, unknown: 0 },
    cost: { value: 2_400_000, reported: 10, estimated: 0, unknown: 0 },
    counts: { passed: 6, failed: 4, truncated: 0, malformed: 0, empty: 0, error: 0, skipped: 0 },
    ...more,
  };
}

describe('the marks of a comparison', () => {
  it('are at the median tokens and pass rate, with their intervals', () => {
    const [mark] = marksOf([summary('a')]);
    assert.deepEqual(mark?.rate, { low: 0.31, value: 0.6, high: 0.83 });
    assert.deepEqual([mark?.tokens.q1, mark?.tokens.median, mark?.tokens.q3], [80, 120, 160]);
  });

  it('leave out a model without judged answers or known tokens, and keep the looks of the others', () => {
    const { pass: _pass, ...unjudged } = summary('a');
    const { outputTokens: _tokens, ...untold } = summary('b');
    const marks = marksOf([unjudged, untold, summary('c')]);
    assert.deepEqual(
      marks.map(({ name, shape }) => [name, shape]),
      [['c', 'triangle']],
    );
  });

  it('have lines of equal cost per passed answer among them, at the price that was paid', () => {
    const models = [summary('a')];
    const lines = isoCostsOf(marksOf(models), models);
    // 120 tokens for 0.6 of a pass; 1,200 tokens have cost $0.0024.
    assert.deepEqual(
      lines.map(({ tokensPerPass }) => tokensPerPass),
      [100, 200, 400],
    );
    assert.deepEqual(
      lines.map(({ label }) => label),
      ['~$0.00020 per pass', '~$0.00040 per pass', '~$0.00080 per pass'],
    );
  });

  it('have lines of equal tokens if a price is unknown', () => {
    const free = summary('b', { cost: { value: 0, reported: 0, estimated: 0, unknown: 10 } });
    const models = [summary('a'), free];
    assert.match(isoCostsOf(marksOf(models), models)[0]?.label ?? '', /^100 tokens per pass$/);
  });

  it('have lines of equal tokens where a token costs more with one model than with another', () => {
    const dear = summary('b', { cost: { value: 24_000_000, reported: 10, estimated: 0, unknown: 0 } });
    const models = [summary('a'), dear];
    assert.match(isoCostsOf(marksOf(models), models)[0]?.label ?? '', /^100 tokens per pass$/);
  });

  it('have no such lines where nothing has passed', () => {
    const models = [summary('a', { passed: { part: 0, of: 10 } })];
    assert.deepEqual(isoCostsOf(marksOf(models), models), []);
  });
});
