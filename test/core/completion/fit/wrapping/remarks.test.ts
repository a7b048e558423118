import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, BOXED, boxed, CODE, DOCSTRING, documented, FILLED } from './documents.ts';

describe('a remark after the answer', () => {
  itCompletes([
    [
      'is dropped',
      'python',
      'def add(a, b):\n    █',
      'return a + b\n\nThis function returns the sum of both.',
      'def add(a, b):\n    return a + b',
    ],
    [
      'is dropped where it is an explanation with a list',
      'typescript',
      BODY,
      `${CODE}\n\nExplanation:\n- Short.\n- Plain.`,
      FILLED,
    ],
    ['is dropped below a line of dashes', 'typescript', BODY, `${CODE}\n\n---\n\nDone.`, FILLED],
    [
      'is dropped where it is in round brackets',
      'typescript',
      BODY,
      `${CODE}\n\n(I kept the names that the file uses.)`,
      FILLED,
    ],
    [
      'is dropped where it is in round brackets, between tags',
      'typescriptreact',
      dedent`
        const a = (
          <p>
            █
          </p>
        );`,
      '<b>one</b>\n\n(I kept the names that the file uses.)',
      dedent`
        const a = (
          <p>
            <b>one</b>
          </p>
        );`,
    ],
    [
      'is dropped at the left edge of a page',
      'html',
      '<body>\n  █\n</body>',
      dedent`
        <p>one</p>
          <p>two</p>

        Note that I kept the style.`,
      dedent`
        <body>
          <p>one</p>
          <p>two</p>
        </body>`,
    ],
    [
      'is kept where it is text of a page',
      'html',
      '<body>\n  █\n</body>',
      '<p>one</p>\n\n  Note that this is text.',
      dedent`
        <body>
          <p>one</p>

          Note that this is text.
        </body>`,
    ],
    [
      'is dropped below a heredoc',
      'shellscript',
      dedent`
        f() {
          cat <<EOF
        a
        EOF
          █
        }
      `,
      'go\n\nThis runs it all.',
      dedent`
        f() {
          cat <<EOF
        a
        EOF
          go
        }
      `,
    ],
    [
      'is dropped below a text block',
      'java',
      dedent`
        class A {
          String a = """
            b
            """;
          █
        }
      `,
      dedent`
        int c;

        Explanation:
        - It is short.`,
      dedent`
        class A {
          String a = """
            b
            """;
          int c;
        }
      `,
    ],
  ]);
});

describe('a remark after an answer in a comment or docstring', () => {
  itCompletes([
    [
      'is dropped where it is an explanation with a list',
      'typescript',
      BOXED,
      dedent`
        It never overflows.

        Explanation:
        - It says so.
        - It is short.`,
      boxed('It never overflows.'),
    ],
    [
      'is dropped where it is in round brackets',
      'java',
      BOXED,
      'It never overflows.\n\n(I kept the names of the file.)',
      boxed('It never overflows.'),
    ],
    [
      'is dropped below a line of dashes',
      'c',
      BOXED,
      dedent`
        It never overflows.

        ---

        This fills the gap.`,
      boxed('It never overflows.'),
    ],
    [
      'is dropped where the answer opens the comment',
      'typescript',
      dedent`
        f();

        █
         * Adds two numbers.
         */
        export function add() {}
      `,
      '/**\n\nNote that I kept the style.',
      dedent`
        f();

        /**
         * Adds two numbers.
         */
        export function add() {}
      `,
    ],
    [
      'is dropped where the answer opens a comment whose lines have no marks',
      'csharp',
      dedent`
        █
          This program is free software;
        */
        using System;
      `,
      '/*\n\nThis code handles the missing part of the function.',
      dedent`
        /*
          This program is free software;
        */
        using System;
      `,
    ],
    [
      'is dropped in a comment whose lines have no marks',
      'csharp',
      dedent`
        /*
          This program is free software;
          █
        */
        using System;
      `,
      'you can redistribute it.\n\n(I kept the wording of the licence.)',
      dedent`
        /*
          This program is free software;
          you can redistribute it.
        */
        using System;
      `,
    ],
    [
      'is dropped in a comment that ends after the cursor',
      'c',
      '/* █*/\nint a;\n',
      'Called once. \n\nNote that I kept the existing style.',
      '/* Called once. */\nint a;\n',
    ],
    [
      'is dropped in a comment of a style sheet that ends after the cursor',
      'css',
      '/* Dark █*/\na {}',
      'rooms \n\nNote that I kept the style.',
      '/* Dark rooms */\na {}',
    ],
    [
      'is dropped at the left edge of a docstring',
      'python',
      DOCSTRING,
      dedent`
        Both may be negative.

        Explanation:
        - It says so.`,
      documented('Both may be negative.'),
    ],
    [
      'is dropped below a line of dashes in a docstring',
      'python',
      DOCSTRING,
      dedent`
            Both may be negative.

        ---

        This fills the gap.`,
      documented('Both may be negative.'),
    ],
    [
      'is kept where it is a section of the docstring',
      'python',
      DOCSTRING,
      'Both may be negative.\n\n    Note that bool is a number, too.',
      documented('Both may be negative.\n\n    Note that bool is a number, too.'),
    ],
  ]);
});

describe('the next part of a template', () => {
  itCompletes([
    ['ends the code', 'typescript', 'f();\n█\n', 'g();\n### Instruction:\nComplete it', 'f();\ng();\n'],
    [
      'is not the first key of an object',
      'typescript',
      'const roles = {\n  █\n};\n',
      "\nUser: 'reads',\n  System: 'writes',",
      "const roles = {\n  User: 'reads',\n  System: 'writes',\n};\n",
    ],
    [
      'is no code, even where it comes first',
      'lua',
      'function f()\n  █\nend\n',
      'Human: now write the tests\n\nAssistant:',
      'rejected: only-prose',
    ],
  ]);
});
