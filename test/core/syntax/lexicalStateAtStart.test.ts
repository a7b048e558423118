import assert from 'node:assert/strict';
import { languageOf } from '../../../src/core/syntax/language.ts';
import { lexicalStateAtStart } from '../../../src/core/syntax/lexicalStateAtStart.ts';
import { dedent } from '../../support/dedent.ts';

const stateAt = (text: string, languageId: string) => lexicalStateAtStart(text, languageOf(languageId)).kind;

describe('the state at the start of a cut text', () => {
  it('is code before a docstring that opens and closes', () => {
    assert.equal(
      stateAt(
        dedent`
          def f():
              """Adds."""
              return 1
        `,
        'python',
      ),
      'code',
    );
  });

  it('is a string before a line that only ends one', () => {
    assert.equal(
      stateAt(
        dedent`
          and more text.
              """
              return 1

          def g():
              """Adds."""
        `,
        'python',
      ),
      'string',
    );
  });

  it('is a comment before a `*/` that nothing opens', () => {
    assert.equal(
      stateAt(
        dedent`
           * more
           */
          f();
        `,
        'typescript',
      ),
      'comment',
    );
    assert.equal(stateAt('/* all */ f();\n', 'typescript'), 'code');
  });

  it('is not changed by an escaped quote', () => {
    assert.equal(
      stateAt(
        dedent`
          def f():
              """Prints
              \\""" twice.
              """

          def g():
              """Adds."""
        `,
        'python',
      ),
      'code',
    );
  });
});
