import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

/** What of an answer is a copy of the document, and where its lines belong: each was a wrong text once. */
describe('an answer that copies, or leaves out what stands at the left', () => {
  itCompletes([
    [
      'repeats `else`, which is not written twice',
      'cpp',
      dedent`
        void f() {
            if (a)
            {
                g();
            }
            else
            █
        }
      `,
      '    else\n    {\n        h();\n    }',
      dedent`
        void f() {
            if (a)
            {
                g();
            }
            else
            {
                h();
            }
        }
      `,
    ],
    [
      'repeats an empty line of a comment',
      'java',
      dedent`
        /*
         * First line of it.
         *
         █
         * third line.
         */
        class A {}
      `,
      ' *\n * Second line, which\n * third line.',
      dedent`
        /*
         * First line of it.
         *
         * Second line, which
         * third line.
         */
        class A {}
      `,
    ],
    [
      'repeats the beginning of a comment that nothing closes yet',
      'typescript',
      dedent`
        type A = {
          model?: undefined;
          /**
           █
          callId: string;
        };
      `,
      '  /**\n   * Attach to a call.\n   */',
      dedent`
        type A = {
          model?: undefined;
          /**
           * Attach to a call.
           */
          callId: string;
        };
      `,
    ],
    [
      "repeats the function up to the cursor's word, which another one begins like",
      'python',
      dedent`
        class A:
            def get(self, a):
                filters = super().get(a)
                yield from filters


        class B(A):
            def get(self, a):
                fil█
                yield wrap(next(filters))
                yield from filters
      `,
      dedent`
        \`\`\`python
            def get(self, a):
                filters = super().get(a)
                yield wrap(next(filters))
                yield from filters
        \`\`\``,
      dedent`
        class A:
            def get(self, a):
                filters = super().get(a)
                yield from filters


        class B(A):
            def get(self, a):
                filters = super().get(a)
                yield wrap(next(filters))
                yield from filters
      `,
    ],
    [
      'repeats a line that closes one item and opens the next',
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
      'is the head of a hunk that the document shows',
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
    [
      'repeats an opening bracket with the blanks before it',
      'shellscript',
      'if a; then\n\t(█)\nfi',
      '\t( cd x && y ',
      'if a; then\n\t( cd x && y )\nfi',
    ],
    [
      'repeats a brace with the blanks behind it',
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
      'repeats an opening bracket that the rest of the line closes',
      'typescript',
      'return poll(\n    (█) =>\n      get(id));',
      '(headers',
      'return poll(\n    (headers) =>\n      get(id));',
    ],
    [
      'repeats a closing bracket that nothing is left for',
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
      'closes a second bracket',
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
      'repeats the brackets that a macro opens',
      'c',
      '# define A(b) \\\n\t((█) + C >= 1)\n',
      '((D << 16',
      '# define A(b) \\\n\t((D << 16) + C >= 1)\n',
    ],
    ['begins with a bracket of its own', 'typescript', 'const a = (█);', '(b + c) * d', 'const a = ((b + c) * d);'],
    [
      'spreads what was begun with three dots',
      'typescript',
      dedent`
        f({
          ...█
          b,
        });`,
      '...a,',
      dedent`
        f({
          ...a,
          b,
        });`,
    ],
    [
      'finishes the dots that were begun',
      'typescript',
      'f({\n  .█\n  b,\n});',
      '..a,',
      dedent`
      f({
        ...a,
        b,
      });`,
    ],
    [
      'goes on behind a closing brace and a blank',
      'typescript',
      'export { A } █\nexport { B };',
      "from './a';",
      "export { A } from './a';\nexport { B };",
    ],
    [
      'repeats the brace below where no bracket is open',
      'shellscript',
      dedent`
        cat <<EOF
        // {
            █
        }
        EOF
      `,
      'print\n    next\n}',
      dedent`
        cat <<EOF
        // {
            print
            next
        }
        EOF
      `,
    ],
    [
      'repeats the rest of its line in a text',
      'shellscript',
      "a=$(sed -n -e 's/^Cc: \\(█)$/\\1,/gp' \\\n\t-e 's/b/c/')",
      ".*\\)$/\\1,/gp' \\",
      "a=$(sed -n -e 's/^Cc: \\(.*\\)$/\\1,/gp' \\\n\t-e 's/b/c/')",
    ],
    [
      'repeats the brace below, where another one is not written yet',
      'typescript',
      dedent`
        function f() {
          if (a) {
            █
          }
          b();
      `,
      'return 1;\n  }',
      dedent`
        function f() {
          if (a) {
            return 1;
          }
          b();
      `,
    ],
    [
      'writes a statement without braces from the left edge',
      'javascript',
      dedent`
        for (const p of q) {
                █
            }
      `,
      'if (p.magic())\n    return true;',
      dedent`
        for (const p of q) {
                if (p.magic())
                    return true;
            }
      `,
    ],
    [
      'writes a condition over lines from the left edge',
      'javascript',
      dedent`
        class A {
            f() {
                █
            }
        }`,
      'return !(this.a ||\n    this.b);',
      dedent`
        class A {
            f() {
                return !(this.a ||
                    this.b);
            }
        }`,
    ],
    [
      'writes a value below its name from the left edge',
      'typescript',
      dedent`
        const a = () => {
            if (b) {
                █
            }
        };`,
      'const c =\n    d();\nreturn c;',
      dedent`
        const a = () => {
            if (b) {
                const c =
                    d();
                return c;
            }
        };`,
    ],
    [
      'has the further lines where they stand already',
      'javascript',
      dedent`
        for (const p of q) {
            █
        }
      `,
      'if (p.magic())\n        return true;',
      dedent`
        for (const p of q) {
            if (p.magic())
                return true;
        }
      `,
    ],
    [
      'keeps parts of one condition under each other',
      'javascript',
      dedent`
        if (
            █
        ) {
        }
      `,
      'a &&\n    b',
      dedent`
        if (
            a &&
            b
        ) {
        }
      `,
    ],
    [
      'puts what follows under the bracket from the left edge',
      'python',
      'def f(a):\n        █\n',
      dedent`
        for b in ("c",
                  "d"):
            if a == b:
                return True`,
      dedent`
        def f(a):
                for b in ("c",
                          "d"):
                    if a == b:
                        return True
      `,
    ],
    [
      'goes on in the function behind a blank line',
      'python',
      dedent`
        def f():
            █


        def g():
            pass
      `,
      '"""Says."""\n\nreturn 1',
      dedent`
        def f():
            """Says."""

            return 1


        def g():
            pass
      `,
    ],
    [
      'imports several names from the left edge',
      'python',
      dedent`
        try:
            █
        except ImportError:
            pass
      `,
      'from a import b\nfrom c import d',
      dedent`
        try:
            from a import b
            from c import d
        except ImportError:
            pass
      `,
    ],
    [
      'mixes tabs and spaces as the document does',
      'shellscript',
      dedent`
        f() {
            █
        }
        g() {
        	a
        }
      `,
      'if b; then\n\tc\n    fi',
      dedent`
        f() {
            if b; then
        	c
            fi
        }
        g() {
        	a
        }
      `,
    ],
    [
      'closes the block that was only just opened',
      'cpp',
      dedent`
        class A {
          void f() {
          █

          int b;
        };`,
      '  }',
      dedent`
        class A {
          void f() {
          }

          int b;
        };`,
    ],
    [
      'repeats the closing brackets above',
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
    [
      'repeats the end of a comment and a brace',
      'typescript',
      dedent`
        const a = [
          /**
           * B.
           */
          {
            █
          },
        ];`,
      '   */\n  {\n    c: 1,',
      dedent`
        const a = [
          /**
           * B.
           */
          {
            c: 1,
          },
        ];`,
    ],
    [
      'repeats a directive above',
      'c',
      dedent`
        # endif

        #ifdef A
        █
        int b;
        #endif`,
      '\n#ifdef A\n/* c */',
      dedent`
        # endif

        #ifdef A
        /* c */
        int b;
        #endif`,
    ],
    [
      'repeats the opening of a comment',
      'typescript',
      dedent`
        f();

        /**
         █
         */
        const a = 1;`,
      '\n/**\n * Says.',
      dedent`
        f();

        /**
         * Says.
         */
        const a = 1;`,
    ],
    [
      'repeats a ruler above',
      'shellscript',
      dedent`
        a

        ##########
        █

        b`,
      '\n##########\n# C.',
      dedent`
        a

        ##########
        # C.

        b`,
    ],
    [
      'repeats the sentence of a comment with what opens it',
      'python',
      dedent`
        class A:
            """
            This enum represents the different states a state █
            """
      `,
      'class A:\n    """\n    This enum represents the different states a state machine can be in.',
      dedent`
        class A:
            """
            This enum represents the different states a state machine can be in.
            """
      `,
    ],
    [
      'ends an example in a comment',
      'typescript',
      dedent`
        /**
         * \`\`\`ts
         * a();
         █
         */
        f();`,
      '```ts\n* ```\n```',
      dedent`
        /**
         * \`\`\`ts
         * a();
         * \`\`\`
         */
        f();`,
    ],
  ]);
});
