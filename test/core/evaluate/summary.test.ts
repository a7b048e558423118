import assert from 'node:assert/strict';
import { summaryOf } from '../../../src/core/evaluate/summary.ts';
import { answersOf, modelNamed, times } from './answers.ts';

describe('the summary of a model', () => {
  const summaryOne = (...answers: Parameters<typeof answersOf>) => {
    const [summary] = summaryOf({ models: [modelNamed(answers[0])], answers: answersOf(...answers) }).models;
    return summary ?? assert.fail('no summary');
  };

  it('counts cut-off, unreadable and empty answers as not passed', () => {
    const { passed, counts } = summaryOne('a', ['passed', 'failed', 'truncated', 'malformed', 'empty']);
    assert.deepEqual(passed, { part: 1, of: 5 });
    assert.deepEqual(counts, { passed: 1, failed: 1, truncated: 1, malformed: 1, empty: 1, error: 0, skipped: 0 });
  });

  it('excludes provider failures and skipped answers from the pass rate, but not from the cost', () => {
    const { passed, cost } = summaryOne('a', ['passed', 'error', 'skipped', 'failed']);
    assert.deepEqual(passed, { part: 1, of: 2 });
    assert.deepEqual([cost.value, cost.reported], [3_000, 3]);
  });

  it('has median and quartiles of the tokens, and the two latencies that matter', () => {
    const { outputTokens, duration, firstToken } = summaryOne('a', times(5, 'passed'), { output: 10 });
    assert.deepEqual(outputTokens, { q1: 11, median: 12, q3: 13, estimated: 0, unknown: 0 });
    assert.deepEqual([duration?.p50, firstToken?.p50], [300, 30]);
    assert.equal(Math.round(duration?.p95 ?? 0), 480);
  });

  it('counts estimates, and never takes an unknown count for zero', () => {
    const [first, second, third] = answersOf('a', times(3, 'passed'), { output: 10 });
    assert.ok(first?.asked && second?.asked && third?.asked);
    const answers = [
      { ...first, asked: { ...first.asked, tokens: { certainty: 'estimated' as const, output: 30 } } },
      {
        ...second,
        asked: { ...second.asked, tokens: { certainty: 'unknown' as const }, cost: { certainty: 'unknown' as const } },
      },
      third,
    ];
    const [summary] = summaryOf({ models: [modelNamed('a')], answers }).models;
    assert.deepEqual(summary?.outputTokens, { q1: 16.5, median: 21, q3: 25.5, estimated: 1, unknown: 1 });
    assert.deepEqual(summary?.cost, { value: 2_000, reported: 2, estimated: 0, unknown: 1 });
  });

  it('has no rates for a model without judged answers', () => {
    const { pass, outputTokens, duration } = summaryOne('a', ['skipped', 'error']);
    assert.deepEqual([pass, outputTokens, duration], [undefined, undefined, undefined]);
  });
});

describe('the better of two models', () => {
  const compare = (a: ReturnType<typeof times>, b: ReturnType<typeof times>) => {
    const models = [modelNamed('a'), modelNamed('b')];
    const answers = [...answersOf('a', a), ...answersOf('b', b)];
    return summaryOf({ models, answers }).comparisons[0] ?? assert.fail('no comparison');
  };

  it('is named if the interval excludes zero', () => {
    const ninety = [...times(18, 'passed'), ...times(2, 'failed')];
    const thirty = [...times(6, 'passed'), ...times(14, 'failed')];
    assert.equal(compare(ninety, thirty).verdict, 'a-better');
    assert.equal(compare(thirty, ninety).verdict, 'b-better');
  });

  it('is not named if the interval includes zero, however different the rates look', () => {
    const { difference, verdict } = compare(
      [...times(8, 'passed'), ...times(4, 'failed')],
      [...times(5, 'failed'), ...times(7, 'passed')],
    );
    assert.ok(difference && difference.low < 0 && difference.high > 0);
    assert.equal(verdict, 'no-difference-shown');
  });

  it('is not named for a handful of answers, even if all agree; the number of missing ones is shown', () => {
    const { difference, verdict, pairs, tasksMissing } = compare(times(6, 'passed'), times(6, 'failed'));
    assert.ok(difference && difference.low > 0);
    assert.deepEqual([verdict, pairs, tasksMissing], ['not-enough-data', 6, 4]);
  });

  it('is not named for one task, however often it was repeated', () => {
    const repeats = Array.from({ length: 40 }, (_, index) => ({ repeat: index + 1 }));
    const answers = repeats.flatMap(about => [
      ...answersOf('a', ['passed'], about),
      ...answersOf('b', ['failed'], about),
    ]);
    const [comparison] = summaryOf({ models: [modelNamed('a'), modelNamed('b')], answers }).comparisons;
    assert.deepEqual([comparison?.verdict, comparison?.pairs, comparison?.tasksMissing], ['not-enough-data', 40, 9]);
  });

  it('counts only answers that were judged for both, at the same task and repeat', () => {
    const models = [modelNamed('a'), modelNamed('b'), modelNamed('c')];
    const answers = [
      ...answersOf('a', ['passed', 'passed', 'error']),
      ...answersOf('b', ['failed', 'skipped', 'passed']),
      ...answersOf('b', ['passed', 'passed', 'passed'], { repeat: 2 }),
    ];
    const { comparisons } = summaryOf({ models, answers });
    assert.deepEqual(
      comparisons.map(({ a, b, pairs }) => [a, b, pairs]),
      [
        ['p a', 'p b', 1],
        ['p a', 'p c', 0],
        ['p b', 'p c', 0],
      ],
    );
    assert.equal(comparisons[1]?.difference, undefined);
  });
});
