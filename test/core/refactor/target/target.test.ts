import assert from 'node:assert/strict';
import { relocateTarget } from '../../../../src/core/refactor/target/relocateTarget.ts';
import { selectedText, type Target, targetOf } from '../../../../src/core/refactor/target/target.ts';
import { enclosing } from '../../../../src/core/syntax/enclosing.ts';
import { dedent } from '../../../support/dedent.ts';

/** The document with the selection between `[` and `]`. */
function selected(drawn: string): Target {
  const start = drawn.indexOf('⟦');
  const text = drawn.replace('⟦', '').replace('⟧', '');
  return targetOf({ path: 'a.py', languageId: 'python', text, start, end: drawn.indexOf('⟧') - 1 });
}

describe('the code to refactor', () => {
  for (const [rule, drawn, expected] of [
    [
      'whole lines, wherever the selection begins and ends in them',
      dedent`
        a
          b⟦b = 1
          c⟧c = 2
        d
      `,
      '  bb = 1\n  cc = 2',
    ],
    ['not the line that the selection ends before', 'a\n⟦b\n⟧c\n', 'b'],
    ['without blank lines at either side', 'a\n⟦\n  \n  b\n\n⟧\nc', '  b'],
    ['with blanks at its last line’s end', 'a\n⟦b  \n⟧c', 'b  '],
    ['to the last line, which nothing ends', 'a\n⟦b⟧', 'b'],
    ['without the carriage return that belongs to the line end', 'a\r\n⟦b\r\nc⟧\r\nd\r\n', 'b\r\nc'],
    ['without the byte order mark', '\uFEFF⟦a⟧\nb', 'a'],
    ['a blank line as it is', 'a\n⟦  ⟧\nb', '  '],
    ['the cursor’s line, where nothing is selected', 'a\nb⟦⟧b\nc', 'bb'],
    ['nothing of an empty document', '⟦⟧', ''],
  ] as const) {
    it(rule, () => assert.equal(selectedText(selected(drawn)), expected));
  }
});

describe('the place of the code when the answer arrives', () => {
  const target = selected(dedent`
    import a

    def f():
    ⟦    return 1⟧

    def g():
        return 1
  `);
  const textAt = (text: string) => {
    const found = relocateTarget(target, text);
    return typeof found === 'string' ? found : text.slice(0, found.start).split('\n').length;
  };

  it('is where it was while nothing has changed', () => assert.equal(textAt(target.text), 4));
  it('is followed when lines come in above', () => assert.equal(textAt(`# new\n# lines\n${target.text}`), 6));
  it('is distinguished from the same text elsewhere by the lines around it', () =>
    assert.equal(
      textAt(
        target.text.replace(
          'import a',
          dedent`
            import a

            def h():
                return 1
          `,
        ),
      ),
      8,
    ));
  it('is lost when its text has changed', () =>
    assert.equal(textAt(target.text.replaceAll('return 1', 'return 2')), 'changed'));
  it('is lost if its text is only part of a longer line', () =>
    assert.equal(textAt(target.text.replaceAll('return 1', 'return 10')), 'changed'));
  it('is not guessed where two places are alike', () =>
    assert.equal(textAt('    return 1\n    return 1\n'), 'ambiguous'));
});

describe('without a selection', () => {
  const enclosed = (languageId: string, drawn: string) => {
    const at = drawn.indexOf('█');
    const text = drawn.replace('█', '');
    const span = enclosing(text, languageId, at);
    return span && text.slice(span.start, span.end);
  };

  it('a line begins a definition by the words of its own language', () => {
    assert.equal(
      enclosed(
        'kotlin',
        dedent`
      enum class Color {
        R█ED
      }
    `,
      ),
      'enum class Color {\n  RED\n}',
    );
    assert.equal(enclosed('yaml', 'function:\n  name: █x\n'), undefined);
    assert.equal(
      enclosed(
        'vb',
        dedent`
      sub load
        x█
      end
    `,
      ),
      'sub load\n  x\nend',
    );
  });

  it('the function around the cursor is refactored, with its decorators', () =>
    assert.equal(
      enclosed(
        'python',
        dedent`
          x = 1

          @app.get("/")
          def f(a):
              if a:

                  b█()
              return a

          y = 2
        `,
      ),
      dedent`
        @app.get("/")
        def f(a):
            if a:

                b()
            return a`,
    ));
  it('the innermost function is refactored', () =>
    assert.equal(
      enclosed(
        'typescript',
        dedent`
          class A {
            one() {
              a();
            }

            two(b: number): string {
              c█;
            }
          }
        `,
      ),
      '  two(b: number): string {\n    c;\n  }',
    ));
  it('its header counts as within it', () =>
    assert.equal(
      enclosed(
        'go',
        dedent`
          package a

          // F does.
          func F█() {
          \tg()
          }
        `,
      ),
      dedent`
        // F does.
        func F() {
        \tg()
        }`,
    ));
  it('a statement is no function', () =>
    assert.equal(
      enclosed(
        'java',
        dedent`
          class A {
              void f() {
                  if (a) {
                      b█();
                  }
              }
          }
        `,
      ),
      '    void f() {\n        if (a) {\n            b();\n        }\n    }',
    ));
  it('a variable named like a closing word is not the end of a Python function', () =>
    assert.equal(
      enclosed(
        'python',
        dedent`
          def f(a):
              return a█
          end = 5
        `,
      ),
      dedent`
        def f(a):
            return a`,
    ));
  it('nothing is refactored outside of functions', () =>
    assert.equal(enclosed('python', 'a = 1\nb█ = 2\n'), undefined));
});
