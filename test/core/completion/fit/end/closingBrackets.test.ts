import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a closing bracket in the answer', () => {
  itCompletes([
    ['ends nothing in prose', 'plaintext', '1) Ann\n█\n', '2) Bob\n3) Cid', '1) Ann\n2) Bob\n3) Cid\n'],
    [
      'is dropped where the document has it below',
      'typescript',
      'function f() {\n  █\n}',
      'return x\n}',
      'function f() {\n  return x\n}',
    ],
    [
      'is dropped where the document has it below, though an outer one is not written yet',
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
      'is dropped where the document has it below in text',
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
      'is kept where it closes a bracket of the answer',
      'typescript',
      'function f() {\n  █\n}',
      dedent`
        if (a) {
            b();
          }
        }`,
      dedent`
        function f() {
          if (a) {
            b();
          }
        }`,
    ],
    [
      'is kept where it closes the block that was just opened',
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
      'is kept where it closes the type around a method',
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
      'is kept where it closes a rule inside a rule',
      'css',
      dedent`
        @media print {
          a {
            b: c;
          █
        }
      `,
      dedent`
        }

          .d {
            e: f;
          }`,
      dedent`
        @media print {
          a {
            b: c;
          }

          .d {
            e: f;
          }
        }
      `,
    ],
    [
      'is kept where the rest of the line lacks it',
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
      'is kept where the answer closes the block and opens another one for the lines below',
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
      'makes the answer no suggestion where it closes the block and leaves another one open',
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
  ]);

  itInserts([
    [
      'is kept where the lines below lack it',
      'kotlin',
      dedent`
        fun f(
              a: Int
          █
          }
        }
        }`,
      ') {\n    g(a)',
    ],
    [
      'is kept where it closes one of two brackets and the outer ones open out of sight',
      'java',
      dedent`
              return build(
                  check(█
                  check(c));
            }
          }
        }`,
      'b),',
    ],
    [
      'is kept where it closes a block and the outer ones open out of sight',
      'php',
      dedent`
            function f($a) {
              foreach ($a as $b) {
                g($b);
              █
              foreach ($c as $d) {
                g($d);
              }
            }
          }
        }`,
      '}',
    ],
  ]);
});

describe('a comma behind the last entry of a list', () => {
  itCompletes([
    ['is dropped in JSON', 'json', '{\n  █\n}\n', '"a": 1,', '{\n  "a": 1\n}\n'],
    [
      'is dropped in SQL',
      'sql',
      'CREATE TABLE t (\n  █\n);\n',
      'a int,\n  b int,',
      'CREATE TABLE t (\n  a int,\n  b int\n);\n',
    ],
    ['is kept before another entry', 'json', '{\n  █\n  "b": 2\n}\n', '"a": 1,', '{\n  "a": 1,\n  "b": 2\n}\n'],
    ['is kept where the language allows it', 'typescript', 'f({\n  █\n});\n', 'a: 1,', 'f({\n  a: 1,\n});\n'],
  ]);
});
