import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('an answer written from the left edge', () => {
  itCompletes([
    [
      'is indented where a statement has no braces',
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
      'is indented where a condition takes several lines',
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
      'is indented where a value is below its name',
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
      'is indented below a blank line',
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
      'is indented where it is several imports',
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
      'is indented where it is a method',
      'ruby',
      dedent`
        module A
          class C
            # Takes it out.
            █

            def g
            end
          end
        end
      `,
      dedent`
        def take(attr)
          lang = find(attr)
          lang
        end`,
      dedent`
        module A
          class C
            # Takes it out.
            def take(attr)
              lang = find(attr)
              lang
            end

            def g
            end
          end
        end
      `,
    ],
    [
      'is indented where it is a method with default values',
      'ruby',
      dedent`
        class C
          # Begins.
          █

          def g
          end
        end
      `,
      dedent`
        def initialize(app, options = nil)
          super(app)
          @options = options
        end`,
      dedent`
        class C
          # Begins.
          def initialize(app, options = nil)
            super(app)
            @options = options
          end

          def g
          end
        end
      `,
    ],
    [
      'is indented where a block follows a blank line',
      'typescriptreact',
      dedent`
        function f(q: Q): void {
          █
        }
      `,
      dedent`
        \`\`\`tsx
        const client = useClient(q)

        if (!client.get(q)) {
          void client.load(q)
        }
        \`\`\``,
      dedent`
        function f(q: Q): void {
          const client = useClient(q)

          if (!client.get(q)) {
            void client.load(q)
          }
        }
      `,
    ],
    [
      'keeps the items of a list under each other',
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
      'keeps parameters under each other',
      'cpp',
      dedent`
        struct A {
          template <typename T>
          █
          }
        };
      `,
      'auto format(view<T> v,\n            context& ctx) const -> T {\n  return base::format(v, ctx);',
      dedent`
        struct A {
          template <typename T>
          auto format(view<T> v,
                      context& ctx) const -> T {
            return base::format(v, ctx);
          }
        };
      `,
    ],
  ]);

  itInserts([
    [
      'keeps a directive there, and not the code below it',
      'objective-c',
      '- (void)f {\n    if (a) {\n        b();█\n    }\n}\n',
      '#pragma clang diagnostic pop\n        c();\n#ifdef DEBUG\n        d();\n#endif',
      '\n#pragma clang diagnostic pop\n        c();\n#ifdef DEBUG\n        d();\n#endif',
    ],
    [
      'has the depth of an operand, behind a comment too',
      'typescript',
      'function f() {\n  a = b\n    █\n}\n',
      '? // it is known\n      c()\n    : d();',
    ],
    [
      'keeps labels deeper than their `switch`',
      'typescript',
      'function f() {\n    █\n}',
      dedent`
        switch (a) {
          case 'b':
            c();
        }`,
      dedent`
        switch (a) {
              case 'b':
                c();
            }`,
    ],
  ]);
});
