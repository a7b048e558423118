import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a patch without a fence', () => {
  const place = dedent`
    function half(n: number) {
      █
    }
  `;
  const after = dedent`
    function half(n: number) {
      return n / 2;
    }
  `;
  itCompletes([
    [
      'has its new lines between the marks of a replacement',
      'typescript',
      place,
      dedent`
        <<<<<<< SEARCH
        function half(n: number) {
        }
        =======
        function half(n: number) {
          return n / 2;
        }
        >>>>>>> REPLACE
      `,
      after,
    ],
    [
      'has its new lines behind plus signs',
      'typescript',
      place,
      dedent`
        *** Begin Patch
        *** Update File: half.ts
        @@
         function half(n: number) {
        +  return n / 2;
         }
        *** End Patch
      `,
      after,
    ],
    [
      'may be added lines alone',
      'typescript',
      place,
      '+  check(n);\n+  return n / 2;',
      after.replace('return', () => 'check(n);\n  return'),
    ],
    ['is no sum that goes on', 'typescript', 'const a = b\n  █;\n', '+ c\n+ d', 'const a = b\n  + c\n  + d;\n'],
    [
      'is no conflict of the document',
      'typescript',
      '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> main\n█\n',
      '<<<<<<< HEAD\nc();',
      '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> main\n<<<<<<< HEAD\nc();\n',
    ],
  ]);
});

describe('an escaped answer', () => {
  const place = 'function f() {\n  █\n}\n';
  itCompletes([
    [
      'has its line breaks',
      'typescript',
      place,
      'const a = b();\\n  return a;',
      'function f() {\n  const a = b();\n  return a;\n}\n',
    ],
    [
      'has its quotes',
      'typescript',
      place,
      'print(\\"a\\");\\n  return;',
      'function f() {\n  print("a");\n  return;\n}\n',
    ],
    [
      'is none where a string has the line break',
      'typescript',
      place,
      'print("a;\\n b");',
      'function f() {\n  print("a;\\n b");\n}\n',
    ],
  ]);
});

describe('a repeated part of the prompt', () => {
  itCompletes([
    [
      'is code in a string',
      'typescript',
      'const tags = {\n  █\n};\n',
      "above: '<ABOVE>',\n  below: '</BELOW>',\n  code: '</CODE>',",
      "const tags = {\n  above: '<ABOVE>',\n  below: '</BELOW>',\n  code: '</CODE>',\n};\n",
    ],
    [
      'is dropped with its tags',
      'perl',
      'sub make {\n    █\n}\n',
      '<ABOVE>\nsub make {\n</ABOVE>\n<CODE>return {};</CODE>\n<BELOW>\n}',
      'sub make {\n    return {};\n}\n',
    ],
    [
      'is kept where the tag is the name of an argument',
      'shellscript',
      'if [ $# -lt 1 ]; then\n  █\nfi\n',
      'echo "usage: $0 <CODE> [<END>]"',
      'if [ $# -lt 1 ]; then\n  echo "usage: $0 <CODE> [<END>]"\nfi\n',
    ],
  ]);
});
