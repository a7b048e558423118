import assert from 'node:assert/strict';
import { fitIndentation } from '../../../../src/core/refactor/placing/indentation.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';

describe('the indentation of an answer', () => {
  it('keeps labels that are one column deep: they are no level', () => {
    const old = dedent`
      struct Counter {
        int step;
      };
    `.split('\n');
    const answer = dedent`
      class Counter {
       public:
        int count(int by);
      };
    `.split('\n');
    assert.deepEqual(finish(fitIndentation(answer, { old, document: old, beside: old, languageId: 'cpp' })), answer);
  });
});
