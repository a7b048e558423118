import assert from 'node:assert/strict';
import { dedent } from './dedent.ts';

describe('a drawn text', () => {
  it('loses the indentation that its lines share', () => {
    const text = dedent`
      def f():
        return 1`;
    assert.equal(text, 'def f():\n  return 1');
  });

  it('ends with a line break if the backquote is on a line of its own', () => {
    const text = dedent`
      a:
        - b
    `;
    assert.equal(text, 'a:\n  - b\n');
  });

  it('keeps blank lines and escapes', () => {
    const text = dedent`

      if a:
      \tb(\`c\`, "\\n")

      d
    `;
    assert.equal(text, '\nif a:\n\tb(`c`, "\\n")\n\nd\n');
  });

  it('inserts values unchanged', () => {
    const text = dedent`
      {
        ${'b\nc'}
      }
    `;
    assert.equal(text, '{\n  b\nc\n}\n');
  });

  it('begins on the line after the backquote', () => {
    assert.throws(() => dedent`a`, /line after/);
  });
});
