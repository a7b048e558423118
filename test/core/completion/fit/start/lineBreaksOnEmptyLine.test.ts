import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a line break on an empty line', () => {
  itCompletes([
    [
      'is dropped between a line comment and its function',
      'go',
      dedent`
        var (
        	b = 1
        )

        // F is one.
        █
        }
      `,
      '\nfunc F() {\n\ta()',
      dedent`
        var (
        	b = 1
        )

        // F is one.
        func F() {
        	a()
        }
      `,
    ],
    [
      'is dropped between a block comment and its function',
      'c',
      dedent`
        int a;

        /* Frees it. */
        █
            free(a);
        }
      `,
      '\nvoid f(a_t *a) {',
      dedent`
        int a;

        /* Frees it. */
        void f(a_t *a) {
            free(a);
        }
      `,
    ],
    [
      'is dropped between the lines of a comment',
      'python',
      dedent`
        # One,
        █
        # three.
        a = 1
      `,
      '\n# two,',
      dedent`
        # One,
        # two,
        # three.
        a = 1
      `,
    ],
    [
      'is dropped between the lines of a documentation comment',
      'csharp',
      dedent`
        class A {
            /// Reads.
        █
            void F() {}
        }
      `,
      '\n    /// Once.',
      dedent`
        class A {
            /// Reads.
            /// Once.
            void F() {}
        }
      `,
    ],
    [
      'is dropped before the end of a block',
      'ruby',
      dedent`
      def a
        b
      █
    `,
      '\nend',
      dedent`
      def a
        b
      end
    `,
    ],
    [
      'is dropped before the brace of a block',
      'php',
      dedent`
        class A
        {
            function f()
        █
                return 1;
            }
        }
      `,
      '\n    {',
      dedent`
        class A
        {
            function f()
            {
                return 1;
            }
        }
      `,
    ],
    [
      'is dropped below a line that ends with an operator',
      'javascript',
      dedent`
        if (
          a ||
        █
          c
        ) {
        }
      `,
      '\n  b ||',
      dedent`
        if (
          a ||
          b ||
          c
        ) {
        }
      `,
    ],
    [
      'is dropped below a label',
      'typescript',
      dedent`
        switch (a) {
          case 1:
        █
          case 2:
            c();
        }
      `,
      '\n    b();',
      dedent`
        switch (a) {
          case 1:
            b();
          case 2:
            c();
        }
      `,
    ],
    [
      'is dropped between two statements',
      'go',
      dedent`
        func f() {
        	a()
        █
        	c()
        }
      `,
      '\n\tb()',
      dedent`
        func f() {
        	a()
        	b()
        	c()
        }
      `,
    ],
    [
      'is dropped below an import',
      'csharp',
      dedent`
        using A;
        █

        namespace C {}
      `,
      '\nusing B;',
      dedent`
        using A;
        using B;

        namespace C {}
      `,
    ],
    [
      'is dropped between two imports',
      'java',
      'import a;\n█import c;\n',
      '\nimport b;\n',
      dedent`
        import a;
        import b;
        import c;
      `,
    ],
    [
      'is kept between a statement and a block',
      'python',
      dedent`
        def f(a):
            b = []
        █
            return b
      `,
      '\n    for c in a:\n        b.append(c)',
      dedent`
        def f(a):
            b = []

            for c in a:
                b.append(c)
            return b
      `,
    ],
    [
      'is kept before the last statement of a block',
      'go',
      dedent`
        func f() int {
        	a()
        █
        }
      `,
      '\n\treturn 1',
      dedent`
        func f() int {
        	a()

        	return 1
        }
      `,
    ],
    [
      'is kept between a statement and a function',
      'python',
      'a = 1\n█',
      '\ndef f():\n    return 1',
      dedent`
      a = 1

      def f():
          return 1`,
    ],
  ]);
});
