import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a bracket that repeats the one before the cursor', () => {
  itCompletes([
    ['is dropped where a quote follows', 'php', "$a->get('█');\n", "('name", "$a->get('name');\n"],
    ['is dropped where the quote of a list follows', 'javascript', "f(['█']);\n", "['a', 'b", "f(['a', 'b']);\n"],
    [
      'is dropped where it closes and the next one opens',
      'typescript',
      dedent`
        type A<T> = {};
        function f<T>(█
        ) {}
      `,
      '>(a: T',
      dedent`
        type A<T> = {};
        function f<T>(a: T
        ) {}
      `,
    ],
    [
      'is dropped together with the blanks before it',
      'shellscript',
      'if a; then\n\t(█)\nfi',
      '\t( cd x && y ',
      'if a; then\n\t( cd x && y )\nfi',
    ],
    [
      'is dropped, and the blanks after it are kept',
      'c',
      dedent`
        enum
        {			█
          A,
        };`,
      '{\t\t\t\t/* type */',
      dedent`
        enum
        {				/* type */
          A,
        };`,
    ],
    [
      'is dropped where the rest of the line closes it',
      'typescript',
      'return poll(\n    (█) =>\n      get(id));',
      '(headers',
      'return poll(\n    (headers) =>\n      get(id));',
    ],
    [
      'is dropped in a macro',
      'c',
      '# define A(b) \\\n\t((█) + C >= 1)\n',
      '((D << 16',
      '# define A(b) \\\n\t((D << 16) + C >= 1)\n',
    ],
    [
      'is dropped where nothing is left for it to close',
      'php',
      dedent`
        class A
        {
            function f(
                $a
            ) █
        }
      `,
      ') {\n        return $a;\n    }',
      dedent`
        class A
        {
            function f(
                $a
            ) {
                return $a;
            }
        }
      `,
    ],
    [
      'is dropped where it is a brace that opens a block',
      'csharp',
      'if (a)\n{█\n}',
      '{\n    b();',
      dedent`
      if (a)
      {
          b();
      }`,
    ],
    [
      'is kept where it closes another bracket',
      'typescript',
      'f(\n  g(a\n  ) █\n',
      ') + b;',
      dedent`
      f(
        g(a
        ) ) + b;
    `,
    ],
    [
      'is kept where the answer closes it as well',
      'typescript',
      'const a = (█);',
      '(b + c) * d',
      'const a = ((b + c) * d);',
    ],
    ['is kept where brackets nest', 'typescript', 'f([█])\n', '[1], [2]', 'f([[1], [2]])\n'],
  ]);
});

describe('a bracket that repeats one in the lines above', () => {
  itCompletes([
    [
      'is dropped where it is a brace on a line of its own',
      'csharp',
      dedent`
        int F()
        {
            █
        }`,
      dedent`
        \`\`\`cs
        {
            return 1;
        \`\`\``,
      dedent`
        int F()
        {
            return 1;
        }`,
    ],
    [
      'is dropped where it closes an item and opens the next one',
      'go',
      dedent`
        var all = []row{{
        	a: 1,
        	b: 2,
        }, {█
        }, {
        	a: 5,
        }}
      `,
      '}, {\n\ta: 3,\n\tb: 4,',
      dedent`
        var all = []row{{
        	a: 1,
        	b: 2,
        }, {
        	a: 3,
        	b: 4,
        }, {
        	a: 5,
        }}
      `,
    ],
    [
      'is dropped together with further closing brackets',
      'typescript',
      dedent`
        class A {
          f() {
            return g(
              h(
              ),
            );
          █

          i() {}
        }`,
      '      ),\n    );\n  }',
      dedent`
        class A {
          f() {
            return g(
              h(
              ),
            );
          }

          i() {}
        }`,
    ],
  ]);

  itInserts([
    [
      'is dropped where it closes the parameters and opens the body',
      'kotlin',
      dedent`
        fun f(
            a: Int
        ) {
            █
        }`,
      ') {\n    g(a)',
      'g(a)',
    ],
  ]);
});
