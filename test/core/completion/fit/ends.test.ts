import assert from 'node:assert/strict';
import { EndChooser, type EndReason } from '../../../../src/core/completion/fit/ends.ts';
import { cursorContextOf } from '../../../../src/core/document/cursorContext.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';

type Case = [
  rule: string,
  languageId: string,
  drawn: string,
  answer: string,
  kept: string,
  ended?: EndReason | undefined,
];

describe('an answer goes', () => {
  const cases: Case[] = [
    ['over a blank line', 'typescript', 'function f() {\n  █\n}', 'a();\n\n  b();', 'a();\n\n  b();'],
    [
      'to the brace that closes the function',
      'typescript',
      'function f() {\n  █\n}',
      dedent`
        a();
        }

        b();`,
      'a();',
      'reached-suffix',
    ],
    [
      'over a brace of its own',
      'typescript',
      'function f() {\n  █\n}',
      dedent`
        if (a) {
            b();
          }
          c();
        }`,
      dedent`
        if (a) {
            b();
          }
          c();`,
      'reached-suffix',
    ],
    [
      'with the brace that nothing closes, and no further',
      'typescript',
      'function f() {\n  █',
      'a();\n}\nb();',
      'a();\n}',
      'block-finished',
    ],
    [
      'out of an `if` to the end of its function',
      'typescript',
      'function f() {\n  if (a) {\n    █',
      dedent`
        b();
          }
          c();
        }
        d();`,
      dedent`
        b();
          }
          c();
        }`,
      'block-finished',
    ],
    [
      'into an `else`',
      'typescript',
      dedent`
        function f() {
          if (a) {
            █
          }
        }`,
      dedent`
        b();
          } else {
            c();
          }
        }`,
      'b();\n  } else {\n    c();',
      'reached-suffix',
    ],
    [
      'to the next method',
      'python',
      'class A:\n    def f(self):\n        █',
      dedent`
        return 1

            def g(self):
                pass`,
      'return 1',
      'block-finished',
    ],
    [
      'out of a loop to the end of its function',
      'python',
      'def f():\n    for x in y:\n        █',
      dedent`
        g(x)
            return y

        def h():`,
      'g(x)\n    return y',
      'block-finished',
    ],
    [
      'to the text below',
      'typescript',
      dedent`
      a();
      █
      b();
      c();`,
      'x();\nb();\nc();',
      'x();',
      'reached-suffix',
    ],
    [
      'on where it is only alike',
      'go',
      dedent`
        func f() {
        	█
        	if err != nil {
        		return nil, err
        	}
        }`,
      dedent`
        a, err := g()
        	if err != nil {
        		return err
        	}
        	b, err := h()`,
      dedent`
        a, err := g()
        	if err != nil {
        		return err
        	}
        	b, err := h()`,
    ],
    [
      'until it repeats itself',
      'typescript',
      '█',
      `const first = 1;\n${'const again = first + 1;\n'.repeat(20)}`,
      'const first = 1;\nconst again = first + 1;',
      'repetition',
    ],
    [
      'until it repeats a group of lines',
      'typescript',
      '█',
      dedent`
        if (first) {
          second(first, "third");
          fourth();
        }
      `.repeat(5),
      dedent`
        if (first) {
          second(first, "third");
          fourth();
        }`,
      'repetition',
    ],
    [
      'to its own end, where its last line is one that it had before',
      'typescript',
      'function f() {\n  █\n}',
      dedent`
        if (a) {
            return 1;
          }
          b();
          return 1;`,
      dedent`
        if (a) {
            return 1;
          }
          b();
          return 1;`,
      undefined,
    ],
    [
      'to the end of the block, where the last line is one that it had before',
      'typescript',
      dedent`
        function f() {
          █
        }
      `,
      dedent`
        a();
          b();
          a();
        }

        function g() {`,
      'a();\n  b();\n  a();',
      'reached-suffix',
    ],
    [
      'over lines of a table',
      'typescript',
      'const t = [\n  █\n];',
      dedent`
        [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],`,
      dedent`
        [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],`,
    ],
    [
      'to the limit',
      'typescript',
      '█',
      Array.from({ length: 30 }, (_, index) => `call${index}();`).join('\n'),
      Array.from({ length: 20 }, (_, index) => `call${index}();`).join('\n'),
      'line-limit',
    ],
    [
      'to the end of a comment line',
      'typescript',
      '// add █\nf();',
      'two numbers\nfunction',
      'two numbers',
      'single-line',
    ],
    ['to the end of the line, where text follows', 'typescript', 'if (a && █) {\n}', 'b\nc', 'b', 'single-line'],
    [
      'on over lines, where text follows that only they can close',
      'typescript',
      'f(█, 3);',
      dedent`
        {
          a: 1,
        }
        next();`,
      '{\n  a: 1,\n}',
      'single-line',
    ],
    ['to the end of the arguments', 'typescript', 'f(█)', 'a\nb', 'a', 'single-line'],
    ['over several lines of arguments', 'typescript', 'f(█)', 'a,\n  b);\ng();', 'a,\n  b);', 'reached-suffix'],
  ];
  for (const [rule, languageId, drawn, answer, kept, ended] of cases) {
    it(rule, () => {
      const ends = new EndChooser(cursorContextOf(holeAt(drawn, languageId)), 20);
      for (const line of answer.split('\n')) ends.line(line);
      ends.end(false);
      assert.equal(ends.accepted.join('\n').trimEnd(), kept);
      assert.equal(ends.ended, ended);
    });
  }

  it('as far as there is room for it', () => {
    const room = (drawn: string) => new EndChooser(cursorContextOf(holeAt(drawn)), 20).room;
    assert.equal(room('f();\n█'), 'lines');
    assert.equal(room('const a = █'), 'lines');
    assert.equal(room('█f();'), 'lines');
    assert.equal(room('f(█)'), 'rest');
    assert.equal(room('f(█, b)'), 'rest');
    assert.equal(room('// a █'), 'comment');
  });
});
