import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

/** Answers that begin with a line break: where it is a habit, and where it is meant. */
describe("a model's habit", () => {
  itCompletes([
    [
      'of a line break between a comment and what it is about',
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
      'of a line break before the end of a block',
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
      'of a line break in a word at the end of a line',
      'java',
      dedent`
        class A {
            B f() {
                return new B();
            }
            B g() {
                retu█
            }
        }
      `,
      '\nrn new B();',
      dedent`
        class A {
            B f() {
                return new B();
            }
            B g() {
                return new B();
            }
        }
      `,
    ],
    [
      'of a line break in a word that is new',
      'go',
      dedent`
        func f() {
        	r := http.N█
        }
      `,
      '\newRequest()',
      dedent`
        func f() {
        	r := http.NewRequest()
        }
      `,
    ],
    [
      'of a line break in a word of a comment',
      'typescript',
      dedent`
        /**
         * Conn█
         * things.
         */
      `,
      '\nects two',
      dedent`
        /**
         * Connects two
         * things.
         */
      `,
    ],
    ['of a line break between brackets', 'ruby', 'a = Array(█)\n', '\nb[:c] || d', 'a = Array(b[:c] || d)\n'],
    [
      'of a blank line in a fence, between brackets',
      'csharp',
      dedent`
        for(█)
        {
        }
      `,
      '```cs\n\n int i = 0; i < n; i++ \n\n```',
      dedent`
        for( int i = 0; i < n; i++ )
        {
        }
      `,
    ],
    [
      'of a line break before the rest of what is in braces',
      'go',
      dedent`
        var a = []b{
        	{1, []c{{█
        	{2, nil},
        }
      `,
      '\nd: 1}}},',
      dedent`
        var a = []b{
        	{1, []c{{d: 1}}},
        	{2, nil},
        }
      `,
    ],
    [
      'of a line break before the brace of a block',
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
      'of a line break under what a line is told by',
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
      'of a line break between the lines of a comment',
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
      'of a line break behind a sign that awaits more',
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
    ['of a line break before a blank and the rest', 'ruby', 'a.store(b,█\nc\n', '\n {})', 'a.store(b, {})\nc\n'],
    [
      'of a line break between two statements',
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
      'of a line break in a documentation',
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
    ['of a line break before the end of a call', 'cpp', 'f(a, "b"█\n', '\n);\ng();', 'f(a, "b");\ng();\n'],
    ['of a line break in the parameters', 'python', 'def f(█\n', '\na):\n    return a', 'def f(a):\n    return a\n'],
    [
      'of a line break in the name of a function',
      'php',
      dedent`
        class A
        {
            public function get█
            {
            }
        }
      `,
      '\nName(): string',
      dedent`
        class A
        {
            public function getName(): string
            {
            }
        }
      `,
    ],
    [
      'is none between a statement and a block',
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
      'of a line break among imports',
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
      'of a line break under a label',
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
      'is none where a statement begins behind a whole one',
      'python',
      'import numpy as np█\n',
      '\nimport pandas as pd',
      'import numpy as np\nimport pandas as pd\n',
    ],
    [
      'is none before the last paragraph of a block',
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
    ['of a line break in a word', 'ruby', 'f(a, sy█\n', '\nmbolize: true)', 'f(a, symbolize: true)\n'],
    [
      'is none where the next line goes on with a word',
      'python',
      'a = (b█\n',
      '\nif c else d)',
      'a = (b\nif c else d)\n',
    ],
    ['of a line break before text', 'php', "if ($a === ''█'/') {", '\n || $b !== ', "if ($a === '' || $b !== '/') {"],
    [
      'is none before an operator that goes on',
      'java',
      dedent`
        void f() {
            █ = 0;
        }
      `,
      'this.a',
      dedent`
        void f() {
            this.a = 0;
        }
      `,
    ],
    [
      'of no line break between assignments',
      'terraform',
      dedent`
        variable "a" {
          type = string█
        }
      `,
      'default = ""',
      dedent`
        variable "a" {
          type = string
          default = ""
        }
      `,
    ],
    [
      'of a brace on the next line in a repeated header',
      'cpp',
      dedent`
        int f(const A& a) {
            █
        }
      `,
      dedent`
        int f(const A &a)
        {
            return 1;
        }`,
      dedent`
        int f(const A& a) {
            return 1;
        }
      `,
    ],
    [
      'of blanks in a recipe behind its target',
      'makefile',
      dedent`
        A = b

        █
      `,
      'all: $(A)\n    cc $<',
      dedent`
        A = b

        all: $(A)
        	cc $<
      `,
    ],
    [
      'of no blank between a keyword and what it declares',
      'perl',
      dedent`
        sub f {
            my█
        }
      `,
      '@n = @_;',
      dedent`
        sub f {
            my @n = @_;
        }
      `,
    ],
  ]);
});
