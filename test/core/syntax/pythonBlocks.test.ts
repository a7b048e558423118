import assert from 'node:assert/strict';
import { finish } from '../../../src/core/steps.ts';
import { faultOfBlocks } from '../../../src/core/syntax/pythonBlocks.ts';
import { dedent } from '../../support/dedent.ts';

const faultIn = (text: string) => finish(faultOfBlocks(text.split('\n')));

describe('a proposal that is not valid Python', () => {
  it('has a missing block', () => {
    assert.equal(faultIn('def f():\nreturn 1'), 'indentation');
    assert.equal(faultIn('def f():'), 'indentation');
  });

  it('has a line that is deeper without a reason', () => {
    assert.equal(faultIn('a = 1\n    b = 2'), 'indentation');
  });

  it('dedents to no open block', () => {
    assert.equal(
      faultIn(dedent`
        if a:
                b()
            c()`),
      'indentation',
    );
  });

  it('has a branch too many', () => {
    assert.equal(
      faultIn(dedent`
        if a:
            b()
        else:
            c()
        else:
            d()`),
      'repeats',
    );
    assert.equal(
      faultIn(dedent`
        a()
        finally:
            b()`),
      'repeats',
    );
  });

  it('is not one with statements over several lines', () => {
    const text = dedent`
      class A:
          """Text.

      At the edge.
          """

      # A comment anywhere.
          def f(self, a={1: 2},
                b=3):
              x = a + \\
        b
              try:
                  return [
          x,
        ]
              except ValueError: pass
              else: x = 1  # colon:
              finally:
                  done()
      \tpass
    `;
    assert.equal(faultIn(text), undefined);
  });
});
