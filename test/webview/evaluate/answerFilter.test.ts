import assert from 'node:assert/strict';
import type { AnswerOutcome } from '../../../src/core/evaluate/taskAnswer.ts';
import { type AnswerFilter, isListed } from '../../../src/webview/evaluate/answerFilter.ts';

function listed(filter: AnswerFilter, ...outcomes: readonly AnswerOutcome[]): readonly AnswerOutcome[] {
  return outcomes.filter(outcome => isListed(filter, outcome, outcomes));
}

describe('the list of answers', () => {
  it('shows all of them at first', () => {
    assert.deepEqual(listed('all', 'passed', 'error'), ['passed', 'error']);
  });

  it('can hide passed answers', () => {
    assert.deepEqual(listed('not-passed', 'passed', 'failed', 'skipped'), ['failed', 'skipped']);
  });

  it('can show only the tasks that models solved differently, with all their answers', () => {
    assert.deepEqual(listed('differing', 'passed', 'truncated', 'passed'), ['passed', 'truncated', 'passed']);
    assert.deepEqual(listed('differing', 'passed', 'passed'), []);
    assert.deepEqual(listed('differing', 'failed', 'empty'), []);
  });

  it('takes a provider that failed for no difference between models', () => {
    assert.deepEqual(listed('differing', 'passed', 'error', 'skipped'), []);
  });
});
