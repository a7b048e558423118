import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

const BOXED = dedent`
  /**
   * Adds two numbers.
   * █
   * @returns the sum
   */
  export function add() {}
`;
const boxed = (line: string) => BOXED.replace('█', line);
const DOCSTRING = dedent`
  def add(a, b):
      """Adds two numbers.

      █
      """
      return a + b
`;
const documented = (text: string) => DOCSTRING.replace('█', text);

/** Where English is the text itself, only what speaks of the answer is the model's own word. */
describe('an answer in a comment, docstring or string', () => {
  itCompletes([
    [
      'follows a word about completing',
      'java',
      BOXED,
      'Completing the code at the cursor position:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word to the user',
      'typescript',
      BOXED,
      'You can finish it like this:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word that no line of its comment could be',
      'typescript',
      BOXED,
      'Here is one more sentence:\n\n * It never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word about completing in a line comment',
      'csharp',
      dedent`
        /// A plug-in that wai█
        /// for its host.
        class A {}
      `,
      'You could complete the sentence like this:\n\nts a second',
      dedent`
        /// A plug-in that waits a second
        /// for its host.
        class A {}
      `,
    ],
    [
      'follows a word about completing in a docstring',
      'python',
      DOCSTRING,
      'Here is the missing text:\n\n    Both may be negative.',
      documented('Both may be negative.'),
    ],
    [
      'follows a word about completing in a string of several lines',
      'typescript',
      'const a = `\n  one tw█ three`;\n',
      'Completing the code at the cursor position:\n\no, then',
      'const a = `\n  one two, then three`;\n',
    ],
    [
      'is explained',
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
      'is followed by an aside',
      'java',
      BOXED,
      'It never overflows.\n\n(I kept the names of the file.)',
      boxed('It never overflows.'),
    ],
    [
      'is set off from what is said of it',
      'c',
      BOXED,
      dedent`
        It never overflows.

        ---

        This fills the gap.`,
      boxed('It never overflows.'),
    ],
    [
      'is followed by a note, where it begins the comment itself',
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
      'is explained at the left edge of a docstring',
      'python',
      DOCSTRING,
      dedent`
        Both may be negative.

        Explanation:
        - It says so.`,
      documented('Both may be negative.'),
    ],
    [
      'is set off at the left edge of a docstring',
      'python',
      DOCSTRING,
      dedent`
            Both may be negative.

        ---

        This fills the gap.`,
      documented('Both may be negative.'),
    ],
    [
      'is followed by an aside at the left edge of a comment without marks',
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
      'has its one line numbered, and the next one begun',
      'typescript',
      dedent`
        /**
         * Adds two numbers.
        █ * @returns the sum
         */
        export function add() {}
      `,
      '3 |  * It never overflows.\n4 | ',
      boxed('It never overflows.'),
    ],
    [
      'is quoted together with the marks of its comment',
      'c',
      BOXED,
      '> It never overflows,\n>  * and says so.\n>  *',
      boxed('It never overflows,\n * and says so.\n *'),
    ],
    [
      'is quoted together with its indentation',
      'python',
      dedent`
        def add(a, b):
            """Adds two numbers.

        █    """
            return a + b
      `,
      '>     Both may be negative.\n> ',
      documented('Both may be negative.'),
    ],
    [
      'is quoted from the middle of a line on',
      'python',
      dedent`
        def f(a):
            a.raw = a.b  # type: █

            return a
      `,
      '> ignore\n>     a.model = a.c  # type: ignore',
      dedent`
        def f(a):
            a.raw = a.b  # type: ignore

            return a
      `,
    ],
    [
      'is escaped for a page',
      'javascript',
      dedent`
        /**
         * @template T
         * @param {() => string} label
         * @param █
         */
      `,
      '{() =&gt; T} fn',
      dedent`
        /**
         * @template T
         * @param {() => string} label
         * @param {() => T} fn
         */
      `,
    ],
    [
      'is escaped for a page inside of a tag',
      'typescriptreact',
      dedent`
        const a = (
          <p>
            <b>one</█
          </p>
        );
      `,
      'b&gt;',
      dedent`
        const a = (
          <p>
            <b>one</b>
          </p>
        );
      `,
    ],
    [
      'stands in backquotes that go through a word',
      'rust',
      dedent`
        /// Reads a fi█
        /// into memory.
        fn read() {}
      `,
      '`le of any size`',
      dedent`
        /// Reads a file of any size
        /// into memory.
        fn read() {}
      `,
    ],
    [
      'stands in backquotes with a blank at its end',
      'c',
      '/* █classes. */\nint a;\n',
      '`Tiny size `',
      '/* Tiny size classes. */\nint a;\n',
    ],
    [
      'is followed by a note, where the comment ends in its line',
      'c',
      '/* █*/\nint a;\n',
      'Called once. \n\nNote that I kept the existing style.',
      '/* Called once. */\nint a;\n',
    ],
    [
      'is escaped for a page, the tags of its documentation too',
      'csharp',
      dedent`
        /// █
        /// Reads it.
        /// </summary>
        class A {}
      `,
      '&lt;summary&gt;',
      dedent`
        /// <summary>
        /// Reads it.
        /// </summary>
        class A {}
      `,
    ],
    [
      'stands in backquotes up to the end of its sentence',
      'rust',
      dedent`
        //! Names one of █

        fn a() {}
      `,
      '`the types.`',
      dedent`
        //! Names one of the types.

        fn a() {}
      `,
    ],
    [
      'is quoted with the code below its comment',
      'rust',
      dedent`
        /// The last one is █

        fn b() {}
      `,
      '> kept.\n> fn a() {}',
      dedent`
        /// The last one is kept.

        fn b() {}
      `,
    ],
    [
      'stands in backquotes with the end of its string',
      'c',
      'printf("Error: █\n',
      '`%s", a->b);`',
      'printf("Error: %s", a->b);\n',
    ],
    [
      'is followed by a remark, where it begins a comment without marks',
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
      'repeats the marks of code in its comment',
      'typescript',
      dedent`
        /**
         * // Output
         * // █
         */
      `,
      '* // one',
      dedent`
        /**
         * // Output
         * // one
         */
      `,
    ],
    [
      'stands in backquotes with the mark of its comment',
      'c',
      dedent`
        /*
         * Reads a file
        █
         * into memory.
         */
      `,
      '` * of any size`',
      dedent`
        /*
         * Reads a file
         * of any size
         * into memory.
         */
      `,
    ],
  ]);
});

describe('a text that looks like talk', () => {
  itCompletes([
    [
      'keeps an example in a docstring',
      'python',
      DOCSTRING,
      dedent`
        You can use it like this:

            >>> add(1, 2)
            3`,
      documented(dedent`
        You can use it like this:

            >>> add(1, 2)
            3`),
    ],
    [
      'keeps a section of a docstring',
      'python',
      DOCSTRING,
      'Both may be negative.\n\n    Note that bool is a number, too.',
      documented('Both may be negative.\n\n    Note that bool is a number, too.'),
    ],
    [
      'keeps paragraphs of a comment',
      'typescript',
      BOXED,
      'Here is how:\n *\n * This adds them.',
      boxed('Here is how:\n *\n * This adds them.'),
    ],
    [
      'keeps the numbers of a list',
      'python',
      DOCSTRING,
      '1: the first\n    2: the second',
      documented('1: the first\n    2: the second'),
    ],
    ['keeps a quotation in a docstring', 'python', DOCSTRING, '> One.\n    > Two.', documented('> One.\n    > Two.')],
    [
      'keeps the entities of a documentation that is a page',
      'java',
      BOXED,
      'See {@code Map}&lt;String, Integer&gt;.',
      boxed('See {@code Map}&lt;String, Integer&gt;.'),
    ],
    ['keeps an entity that is a value', 'typescript', "a.replace(/</g, '█');\n", '&lt;', "a.replace(/</g, '&lt;');\n"],
    [
      'keeps a name in backquotes',
      'typescript',
      '// Calls █ again.\nf();\n',
      '`reset`',
      '// Calls `reset` again.\nf();\n',
    ],
  ]);
});
