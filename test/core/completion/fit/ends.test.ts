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

describe('an answer', () => {
  const cases: Case[] = [
    ['continues over a blank line', 'typescript', 'function f() {\n  █\n}', 'a();\n\n  b();', 'a();\n\n  b();'],
    [
      'ends before the brace that closes the function',
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
      'continues after a brace of its own',
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
      'ends after the closing brace that the document lacks',
      'typescript',
      'function f() {\n  █',
      'a();\n}\nb();',
      'a();\n}',
      'block-finished',
    ],
    [
      'continues out of an `if` to the end of its function',
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
      'continues into an `else`',
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
      'ends before the next method',
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
      'continues out of a loop to the end of its function',
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
      'ends before the text below',
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
      'continues where its lines only resemble the text below',
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
      'ends where it repeats itself',
      'typescript',
      '█',
      `const first = 1;\n${'const again = first + 1;\n'.repeat(20)}`,
      'const first = 1;\nconst again = first + 1;',
      'repetition',
    ],
    [
      'ends where it repeats a group of lines',
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
      'continues to its own end where its last line is one that it had before',
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
      'continues to the end of the block where its last line is one that it had before',
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
      'continues over equal lines of a table',
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
      'ends at the limit',
      'typescript',
      '█',
      Array.from({ length: 30 }, (_, index) => `call${index}();`).join('\n'),
      Array.from({ length: 20 }, (_, index) => `call${index}();`).join('\n'),
      'line-limit',
    ],
    [
      'ends with the comment line',
      'typescript',
      '// add █\nf();',
      'two numbers\nfunction',
      'two numbers',
      'single-line',
    ],
    ['ends with its line where text follows the cursor', 'typescript', 'if (a && █) {\n}', 'b\nc', 'b', 'single-line'],
    [
      'continues where only further lines close the bracket before the text that follows',
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
    ['ends with the arguments', 'typescript', 'f(█)', 'a\nb', 'a', 'single-line'],
    [
      'continues over several lines of arguments',
      'typescript',
      'f(█)',
      'a,\n  b);\ng();',
      'a,\n  b);',
      'reached-suffix',
    ],
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

  it('has the room that the place leaves', () => {
    const room = (drawn: string) => new EndChooser(cursorContextOf(holeAt(drawn)), 20).room;
    assert.equal(room('f();\n█'), 'lines');
    assert.equal(room('const a = █'), 'lines');
    assert.equal(room('█f();'), 'lines');
    assert.equal(room('f(█)'), 'rest');
    assert.equal(room('f(█, b)'), 'rest');
    assert.equal(room('// a █'), 'comment');
  });
});
