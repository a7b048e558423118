import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a copy of the lines above the cursor', () => {
  itCompletes([
    [
      'is dropped',
      'python',
      'def add(a, b):\n    """Sum."""\n    █',
      'def add(a, b):\n    """Sum."""\n    return a + b',
      'def add(a, b):\n    """Sum."""\n    return a + b',
    ],
    [
      'is dropped up to the cursor',
      'python',
      'def add(a, b):\n    """Sum."""\n    return █',
      'def add(a, b):\n    """Sum."""\n    return a + b',
      'def add(a, b):\n    """Sum."""\n    return a + b',
    ],
    [
      'is no copy where it only resembles them',
      'typescript',
      'const a = getUserById(1);\n█',
      'const b = getUserById(2);',
      'const a = getUserById(1);\nconst b = getUserById(2);',
    ],
    [
      'is dropped where it is a short line',
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
      'is dropped where it is `else`',
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
      'is dropped where it is a directive',
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
      'is dropped where it is a header with the brace on a line of its own',
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
      'is dropped where it is an entry of a list',
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
    [
      'is dropped where the lines are further up as well',
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
      'is dropped where it is an item and the beginning of the next one',
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
      'is dropped where another function begins with the same lines',
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
  ]);

  itInserts([
    [
      'is dropped where one of the lines begins like the line of the cursor',
      'csharp',
      dedent`
        a();

        [B]
        string GetLanguage();

        [B]
        string█);
      `,
      dedent`
        [B]
        string GetLanguage();

        [B]
        string GetBranch(`,
      ' GetBranch(',
    ],
    [
      'is kept where a block checks its own condition again',
      'python',
      dedent`
        def f(self):
            if self.sock is not None:
                try:
                    self.quit()
                finally:
                    █
      `,
      'if self.sock is not None:\n                self.close()',
    ],
  ]);
});

describe('the first line of a file', () => {
  itCompletes([
    [
      'is not repeated',
      'html',
      '<!doctype html>\n█',
      '<!doctype html>\n<html></html>',
      '<!doctype html>\n<html></html>',
    ],
  ]);
});
