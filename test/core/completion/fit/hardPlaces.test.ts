import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

/** Places and answers where rules meet: each was a wrong text once. */
describe('an answer at a hard place', () => {
  itCompletes([
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
    [
      "may be an item of a list in a comment, which has the comment's mark as well",
      'java',
      dedent`
        /*
         * It is permitted provided that:
         *
         *  █
         *    this list of conditions.
         *
         *  * Copies in binary form
         *    too.
         */
        class A {}
      `,
      '* Copies of source code must retain',
      dedent`
        /*
         * It is permitted provided that:
         *
         *  * Copies of source code must retain
         *    this list of conditions.
         *
         *  * Copies in binary form
         *    too.
         */
        class A {}
      `,
    ],
    [
      'may end the example of a comment',
      'typescriptreact',
      dedent`
        /**
         * @example
         * \`\`\`tsx
         * use()
         * █
         */
        export function use() {}
      `,
      '```\n */',
      dedent`
        /**
         * @example
         * \`\`\`tsx
         * use()
         * \`\`\`
         */
        export function use() {}
      `,
    ],
    [
      "goes on to the line that opens what the rest of the cursor's line closes",
      'csharp',
      dedent`
        class A
        {
            void Remove(string name)
            {
                int index = █)
                {
                    RemoveAt(index);
                }
            }
        }
      `,
      'IndexOf(name);\n        if (index >= 0',
      dedent`
        class A
        {
            void Remove(string name)
            {
                int index = IndexOf(name);
                if (index >= 0)
                {
                    RemoveAt(index);
                }
            }
        }
      `,
    ],
    [
      'written from the left edge is put where a method with defaults stands',
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
      'written from the left edge is put where the block of a component stands',
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
      'written from the left edge is put where a method stands',
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
      'written from the left edge keeps its parameters under each other',
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
    [
      "written from the left edge is indented as the cursor's line is, in a file that mixes tabs and spaces",
      'csharp',
      dedent`
        class A
        {
        	int a;
            bool F()
            {
                return b;
            █
        }
      `,
      dedent`
        }

        /// <summary>
        public int G()
        {
            return 1;
        }`,
      dedent`
        class A
        {
        	int a;
            bool F()
            {
                return b;
            }

            /// <summary>
            public int G()
            {
                return 1;
            }
        }
      `,
    ],
    [
      'has its label under the `switch`, with the blanks that it has there',
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
      'begins with a document comment on a line of its own',
      'typescriptreact',
      'interface Props {█\n}\n',
      dedent`
        <completion>
          /**
           * A node.
           */
          children: Node</completion>`,
      dedent`
        interface Props {
          /**
           * A node.
           */
          children: Node
        }
      `,
    ],
    [
      'closes the bracket that the rest of the line leaves to it',
      'go',
      dedent`
        func f() {
        	all := []row{
        		{"a", &kind{█3, false},
        		{"b", &kind{}, 4, true},
        	}
        }
      `,
      '}, ',
      dedent`
        func f() {
        	all := []row{
        		{"a", &kind{}, 3, false},
        		{"b", &kind{}, 4, true},
        	}
        }
      `,
    ],
    [
      'may begin with a block of its own behind an opening brace',
      'cpp',
      dedent`
        struct Q {
          void push(T item)
          {█
          }
        };
      `,
      '\n    {\n      lock_guard<mutex> lock(m_);\n      q_.push_back(item);\n    }\n    cv_.notify_one();',
      dedent`
        struct Q {
          void push(T item)
          {
            {
              lock_guard<mutex> lock(m_);
              q_.push_back(item);
            }
            cv_.notify_one();
          }
        };
      `,
    ],
    [
      'that begins with a line break is not the comment before it',
      'ruby',
      dedent`
        class A < B # keeps them█
          def f
          end
        end
      `,
      '\n  attr_reader :x\n',
      dedent`
        class A < B # keeps them
          attr_reader :x
          def f
          end
        end
      `,
    ],
    [
      'may close the block and open another one in its place',
      'java',
      dedent`
        class A {
          int f() {
            return 1;
          █
            return 2;
          }
        }`,
      dedent`
        }

          int g() {
            h();`,
      dedent`
        class A {
          int f() {
            return 1;
          }

          int g() {
            h();
            return 2;
          }
        }`,
    ],
    [
      'is not shown where it closes the block and leaves another one open',
      'java',
      dedent`
        class A {
          int f() {
            return 1;
          █
          }
        }`,
      dedent`
        }

          int g() {
            return 2;
          }`,
      'rejected: only-suffix',
    ],
    [
      'keeps the blank line that its fence ends with, where the next line is right below',
      'python',
      dedent`
        def f():
        █
            return a
      `,
      dedent`
        \`\`\`python
            a = 1

        \`\`\``,
      dedent`
        def f():
            a = 1

            return a
      `,
    ],
    [
      'loses the line end that it ends with',
      'python',
      dedent`
        def f():
            █
            return a
      `,
      'a = 1\n',
      dedent`
        def f():
            a = 1
            return a
      `,
    ],
    [
      'stays a line of its own above a closing bracket',
      'typescript',
      dedent`
        const a = {
          b: 1,
        █};
      `,
      '  c: 2,\n',
      dedent`
        const a = {
          b: 1,
          c: 2,
        };
      `,
    ],
    ['stays a comment of its own', 'sql', '█SELECT 1;', '-- Is there one?\n', '-- Is there one?\nSELECT 1;'],
    [
      'goes above a line without a blank line',
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
      'repeats a block that is there already, down to a brace that stands above twice',
      'json',
      dedent`
        [
          {
            "a": 1
          },
          {
            █
          }
        ]`,
      dedent`
        \`\`\`json
          {
            "a": 1
          },
          {
            "a": 2
        \`\`\``,
      dedent`
        [
          {
            "a": 1
          },
          {
            "a": 2
          }
        ]`,
    ],
    [
      'repeats the brace of its own line',
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
      'repeats a short line as it stands above',
      'typescript',
      dedent`
        function f() {
        	if (a) {
        		yield* parts;
        █
        }`,
      '\t\tyield* parts;\n\t}',
      dedent`
        function f() {
        	if (a) {
        		yield* parts;
        	}
        }`,
    ],
    [
      'is the brace of the type, below that of its method',
      'swift',
      dedent`
        class Call {
            func end() {
                stop()
            }
        █
      `,
      '}',
      dedent`
        class Call {
            func end() {
                stop()
            }
        }
      `,
    ],
    [
      'goes on past a closing word into the lines below',
      'shellscript',
      dedent`
        until [ █
        done
        trap a EXIT
      `,
      dedent`
        $a -eq 0 ]; do
          a=0
        done
        trap a EXIT`,
      dedent`
        until [ $a -eq 0 ]; do
          a=0
        done
        trap a EXIT
      `,
    ],
    [
      'stands in a comment that the editor has closed',
      'css',
      '/* Dark █*/\na {}',
      'rooms \n\nNote that I kept the style.',
      '/* Dark rooms */\na {}',
    ],
    [
      'is code in a component',
      'typescriptreact',
      'const a = () => {\n  █\n};',
      '**Answer:**\n\nreturn 1;',
      'const a = () => {\n  return 1;\n};',
    ],
    [
      'is text between tags',
      'typescriptreact',
      dedent`
        const a = (
          <p>
            █
          </p>
        );`,
      'Here is what you need.',
      dedent`
        const a = (
          <p>
            Here is what you need.
          </p>
        );`,
    ],
    [
      'puts a label to the left',
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
    [
      'keeps tabs that it mixes with the spaces of the document',
      'cpp',
      dedent`
        namespace a
        {
          █
        }`,
      dedent`
        struct b
          {
        	int c;
          };`,
      dedent`
        namespace a
        {
          struct b
          {
        	int c;
          };
        }`,
    ],
    [
      'goes on over lines to where the rest of the line fits',
      'csharp',
      'var a =\n  from b in c\n  where b.█Take(1);',
      dedent`
        D > 0
          select b;

        return a.`,
      dedent`
        var a =
          from b in c
          where b.D > 0
          select b;

        return a.Take(1);`,
    ],
    ['ends with its line where the rest fits', 'typescript', 'f(█, b);', 'a\nc();', 'f(a, b);'],
    [
      'repeats lines that also stand further up',
      'yaml',
      dedent`
        a:
          items:
            type: string
        b:
          items:
            █
        c: 1
      `,
      '  items:\n    type: string',
      dedent`
        a:
          items:
            type: string
        b:
          items:
            type: string
        c: 1
      `,
    ],
    [
      'repeats an entry as it stands above',
      'json',
      dedent`
        [
            "path",
            █
            "sh"
        ]`,
      '    "path",\n    "range",',
      dedent`
        [
            "path",
            "range",
            "sh"
        ]`,
    ],
  ]);
});
