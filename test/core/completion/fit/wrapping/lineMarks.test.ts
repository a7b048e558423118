import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, BOXED, boxed, DOCSTRING, documented, FILLED } from './documents.ts';

describe('line numbers', () => {
  itCompletes([
    ['are dropped', 'typescript', BODY, '2 |   a();\n3 |   b();', FILLED],
    [
      'are dropped in a fence',
      'typescript',
      BODY,
      dedent`
      \`\`\`ts
      2:   a();
      3:   b();
      \`\`\``,
      FILLED,
    ],
    [
      'are dropped before the fields of an entry',
      'go',
      dedent`
        var a = []user{
        	{
        █
        	},
        }
      `,
      dedent`
        \`\`\`go
        3: 		name: "one",
        4: 		age:  1,
        \`\`\``,
      dedent`
        var a = []user{
        	{
        		name: "one",
        		age:  1,
        	},
        }
      `,
    ],
    [
      'are dropped in a comment, with the number of the line below',
      'typescript',
      dedent`
        /**
         * Adds two numbers.
        █ * @returns the sum
         */
        export function add() {}
      `,
      '3 |  * It never overflows.\n4 | ',
      boxed('It never overflows.'),
    ],
    [
      'are kept where they are the keys of a table',
      'typescript',
      'const a = {█',
      dedent`

          1: "a",
          2: "b",
        };`,
      dedent`
        const a = {
          1: "a",
          2: "b",
        };`,
    ],
    ['are kept where they are operands', 'typescript', 'const a =█', '\n  1 | b;', 'const a =\n  1 | b;'],
    [
      'are kept where they number a list in a docstring',
      'python',
      DOCSTRING,
      '1: the first\n    2: the second',
      documented('1: the first\n    2: the second'),
    ],
  ]);

  itInserts([
    [
      'are kept where they are a value before a colon',
      'c',
      'return a ? █\n',
      dedent`
        \`\`\`c
        0 : -1;
        \`\`\`

        It keeps the style.`,
      '0 : -1;',
    ],
  ]);
});

describe('quote marks before the lines', () => {
  itCompletes([
    ['are dropped', 'typescript', BODY, '> a();\n>   b();', FILLED],
    [
      'are dropped before the marks of a comment',
      'c',
      BOXED,
      '> It never overflows,\n>  * and says so.\n>  *',
      boxed('It never overflows,\n * and says so.\n *'),
    ],
    [
      'are dropped before the indentation of a docstring',
      'python',
      dedent`
        def add(a, b):
            """Adds two numbers.

        █    """
            return a + b
      `,
      '>     Both may be negative.\n> ',
      documented('Both may be negative.'),
    ],
    [
      'are dropped where the answer begins in the middle of a line',
      'python',
      dedent`
        def f(a):
            a.raw = a.b  # type: █

            return a
      `,
      '> ignore\n>     a.model = a.c  # type: ignore',
      dedent`
        def f(a):
            a.raw = a.b  # type: ignore

            return a
      `,
    ],
    [
      'are dropped where the code below a comment is quoted, too',
      'rust',
      dedent`
        /// The last one is █

        fn b() {}
      `,
      '> kept.\n> fn a() {}',
      dedent`
        /// The last one is kept.

        fn b() {}
      `,
    ],
    [
      'are kept where they are a quotation in a docstring',
      'python',
      DOCSTRING,
      '> One.\n    > Two.',
      documented('> One.\n    > Two.'),
    ],
    [
      'are kept where they are a quotation in a document',
      'markdown',
      'He said:\n\n█',
      '> Come in.\n> Sit down.',
      dedent`
        He said:

        > Come in.
        > Sit down.`,
    ],
  ]);
});

describe('signs of a patch', () => {
  itCompletes([
    [
      'are dropped',
      'typescript',
      BODY,
      dedent`
      \`\`\`diff
       function f() {
      +  a();
      +  b();
       }
      \`\`\``,
      FILLED,
    ],
    [
      'are dropped together with the head of the patch',
      'typescript',
      BODY,
      dedent`
        \`\`\`diff
        --- a/f.ts
        +++ b/f.ts
        @@ -1,2 +1,4 @@
         function f() {
        +  a();
        +  b();
         }
        \`\`\``,
      FILLED,
    ],
    [
      'are dropped where the patch replaces the line of the cursor',
      'typescript',
      'f();\n  g(█',
      dedent`
      \`\`\`diff
      -  g(
      +  g(1);
      \`\`\``,
      'f();\n  g(1);',
    ],
    [
      'are kept where the document holds a patch',
      'shellscript',
      dedent`
        diff <<EOF
        █
        -a
        EOF`,
      '@@ -1 +1 @@',
      dedent`
        diff <<EOF
        @@ -1 +1 @@
        -a
        EOF`,
    ],
    ['are kept where they are operators', 'python', 'a = (█', '\n    -1\n    + b)', 'a = (\n    -1\n    + b)'],
  ]);
});
