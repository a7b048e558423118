import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a line break in the middle of a line', () => {
  itCompletes([
    ['is dropped before a value', 'typescript', '  const a = █', '\nb;', '  const a = b;'],
    [
      'is dropped inside a keyword',
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
      'is dropped inside a name that is new',
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
    ['is dropped inside the name of an argument', 'ruby', 'f(a, sy█\n', '\nmbolize: true)', 'f(a, symbolize: true)\n'],
    [
      'is dropped inside the name of a function',
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
      'is dropped inside a word of a comment',
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
    ['is dropped between brackets', 'ruby', 'a = Array(█)\n', '\nb[:c] || d', 'a = Array(b[:c] || d)\n'],
    [
      'is dropped between brackets where a fence holds blank lines',
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
      'is dropped between braces',
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
    ['is dropped before parameters', 'python', 'def f(█\n', '\na):\n    return a', 'def f(a):\n    return a\n'],
    ['is dropped before a blank and the last argument', 'ruby', 'a.store(b,█\nc\n', '\n {})', 'a.store(b, {})\nc\n'],
    ['is dropped before the end of a call', 'cpp', 'f(a, "b"█\n', '\n);\ng();', 'f(a, "b");\ng();\n'],
    [
      'is dropped before an operator where text follows the cursor',
      'php',
      "if ($a === ''█'/') {",
      '\n || $b !== ',
      "if ($a === '' || $b !== '/') {",
    ],
    [
      'is kept where a statement follows a whole one',
      'python',
      'import numpy as np█\n',
      '\nimport pandas as pd',
      'import numpy as np\nimport pandas as pd\n',
    ],
    [
      'is kept after a brace where the answer is a block itself',
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
      'is kept where the next line begins with a keyword',
      'python',
      'a = (b█\n',
      '\nif c else d)',
      'a = (b\nif c else d)\n',
    ],
    [
      'is kept after a comment',
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
  ]);

  itInserts([
    [
      'is kept where the next line begins with the word before the cursor',
      'ruby',
      'if !pkg█\nend',
      '\n  pkg = f()\n  pkg.g()',
    ],
  ]);
});
