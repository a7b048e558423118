import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('backquotes around the answer', () => {
  itCompletes([
    ['are dropped around the rest of a line', 'typescript', 'const a = f(b.█\n', '`c(1));`', 'const a = f(b.c(1));\n'],
    [
      'are dropped around the rest of a string and its call',
      'c',
      'printf("Error: █\n',
      '`%s", a->b);`',
      'printf("Error: %s", a->b);\n',
    ],
    [
      'are dropped around text that begins inside a word',
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
      'are dropped around text that ends with a blank',
      'c',
      '/* █classes. */\nint a;\n',
      '`Tiny size `',
      '/* Tiny size classes. */\nint a;\n',
    ],
    [
      'are dropped around the rest of a sentence',
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
      'are dropped around a line with the mark of its comment',
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
    [
      'are kept around a name in a comment',
      'typescript',
      '// Calls █ again.\nf();\n',
      '`reset`',
      '// Calls `reset` again.\nf();\n',
    ],
  ]);
});
