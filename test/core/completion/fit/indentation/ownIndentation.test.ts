import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('an answer with its own indentation', () => {
  itCompletes([
    [
      'keeps the body of a condition without braces',
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
      'keeps the parts of a condition under each other',
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
      'keeps the branches of a type under each other',
      'typescript',
      dedent`
        interface A {
          all<E extends K>(e: E): Promise<
            █
          >;
        }
      `,
      'P<E> extends [infer Q] ? Q\n    : P<E> extends [] ? void\n    : P<E>',
      dedent`
        interface A {
          all<E extends K>(e: E): Promise<
            P<E> extends [infer Q] ? Q
            : P<E> extends [] ? void
            : P<E>
          >;
        }
      `,
    ],
  ]);

  itInserts([
    [
      'keeps a brace on a line of its own',
      'csharp',
      dedent`
        class A
        {
            void F()
            {
                █
            }
        }`,
      dedent`
        if (a < 0)
                {
                    Fail();
                }
                Go();`,
    ],
    [
      'keeps an argument under the bracket of its call',
      'cpp',
      'void f() {\n    call(█\n}',
      'first,\n         second);',
    ],
    [
      'keeps the body of a function whose header takes several lines',
      'java',
      dedent`
        class A {
            B set(
                int inspectorTarget) █
        }`,
      dedent`
        {
              mTarget = inspectorTarget;
              return this;
            }`,
    ],
    [
      'keeps the body of a class whose header takes several lines',
      'python',
      dedent`
        class Transport(Mixin,
                        Base):

            █

            limit = 2
      `,
      'max_size = 256\n\n    factory = bytearray',
    ],
    [
      'keeps a second statement below one that shares a line with its condition',
      'javascript',
      'function f(n) {\n    █\n}',
      dedent`
        if (!(n > 0)) throw new Error(n)
            if (n > 1) {
                g()
            }`,
    ],
    [
      'keeps the body of a condition that the first line ends',
      'php',
      'if (isset($a) &&\n        █\n    }',
      '$b >= $c) {\n      return false;',
    ],
    [
      'stays at the left edge of a namespace',
      'cpp',
      dedent`
        namespace a {

        █

        int g();
        }`,
      dedent`
        int f(
            int a) {
          return a;
        }`,
    ],
    [
      'stays at the left edge below a constructor whose header takes several lines',
      'cpp',
      dedent`
        namespace a {
        A::A(
            int b)
            : b_(b) {}

        █
        }`,
      'int A::f() {\n  return b_;\n}',
    ],
    [
      'stays at the left edge below a comment that ends with a colon',
      'python',
      '# Set it, for example:\n█\n',
      '# a = 1',
    ],
    [
      'stays on its line after a colon that opens no block',
      'ruby',
      dedent`
        def f(a)
          b = a == nil ?
              "c" :
              █

          b
        end`,
      '"d"',
    ],
    [
      'keeps the blanks before a column of a list',
      'go',
      dedent`
      type A struct {
      	ID█
      	Name   string
      	Longer int
      }`,
      '     int',
    ],
    [
      'keeps the blanks before a column of a statement',
      'ruby',
      "p.on('a')█\np.on('bc')  { |val| b = val }",
      '   { |val| a = val }',
    ],
  ]);
});

describe('a label', () => {
  itCompletes([
    [
      'is placed under its `switch`',
      'go',
      dedent`
        func f(m string) {
        	switch m {
        	█
        		g()
        	case "b":
        		h()
        	}
        }
      `,
      '\tcase "a":',
      dedent`
        func f(m string) {
        	switch m {
        	case "a":
        		g()
        	case "b":
        		h()
        	}
        }
      `,
    ],
    [
      'is placed at the left edge',
      'c',
      dedent`
        int f(void)
        {
        	a();

        █
        	b();
        }`,
      'fail:',
      dedent`
        int f(void)
        {
        	a();

        fail:
        	b();
        }`,
    ],
  ]);
});

describe('indentation that further lines show', () => {
  itCompletes([
    [
      'is that of the first line too, without its step',
      'yaml',
      'spec:\n  selector:\n    app: web\n█\n',
      'ports:\n    - port: 80\n      targetPort: 8080',
      'spec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: 8080\n',
    ],
    [
      'is one step too deep in all of them',
      'php',
      'function f() {\n    a();\n    █\n}\n',
      'foreach ($b as $c) {\n            d($c);\n        }\n        return $b;',
      'function f() {\n    a();\n    foreach ($b as $c) {\n        d($c);\n    }\n    return $b;\n}\n',
    ],
    [
      'has steps of its own from the left edge on',
      'lua',
      'function a()\n    return 1\nend\n\n█\n',
      'function b()\n  if a then\n    c()\n  end\nend',
      'function a()\n    return 1\nend\n\nfunction b()\n    if a then\n        c()\n    end\nend\n',
    ],
    [
      'is the left edge above the tab of a recipe',
      'makefile',
      'all:\n\tmake a\n\n█\n',
      'push: all\n    make b',
      'all:\n\tmake a\n\npush: all\n\tmake b\n',
    ],
  ]);
});

describe('a branch of a block around the one of the cursor', () => {
  itCompletes([
    [
      'begins a line of its own',
      'python',
      'if a:\n    b()\n    █\n',
      'else:\n    c()',
      'if a:\n    b()\n    \nelse:\n    c()\n',
    ],
    ['is none in an expression', 'python', 'x = (a if b\n     █)\n', 'else c', 'x = (a if b\n     else c)\n'],
  ]);
});
