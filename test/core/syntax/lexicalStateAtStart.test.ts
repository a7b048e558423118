import assert from 'node:assert/strict';
import { languageOf } from '../../../src/core/syntax/language.ts';
import { lexicalStateAtStart } from '../../../src/core/syntax/lexicalStateAtStart.ts';

const stateAt = (text: string, languageId: string) => lexicalStateAtStart(text, languageOf(languageId)).kind;

describe('the state at the start of a cut text', () => {
  it('is code before a docstring that opens and closes', () => {
    assert.equal(stateAt('def f():\n    """Adds."""\n    return 1\n', 'python'), 'code');
  });

  it('is a string before a line that only ends one', () => {
    assert.equal(stateAt('and more text.\n    """\n    return 1\n\ndef g():\n    """Adds."""\n', 'python'), 'string');
  });

  it('is a comment before a `*/` that nothing opens', () => {
    assert.equal(stateAt(' * more\n */\nf();\n', 'typescript'), 'comment');
    assert.equal(stateAt('/* all */ f();\n', 'typescript'), 'code');
  });

  it('is not changed by an escaped quote', () => {
    assert.equal(
      stateAt('def f():\n    """Prints\n    \\""" twice.\n    """\n\ndef g():\n    """Adds."""\n', 'python'),
      'code',
    );
  });
});
