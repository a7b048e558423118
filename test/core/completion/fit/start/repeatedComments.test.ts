import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a copy of the comment around the cursor', () => {
  itCompletes([
    [
      'is dropped where it is the opening of the comment',
      'typescript',
      dedent`
        f();

        /**
         █
         */
        const a = 1;`,
      '\n/**\n * Says.',
      dedent`
        f();

        /**
         * Says.
         */
        const a = 1;`,
    ],
    [
      'is dropped where it is the opening of a comment that is not closed yet',
      'typescript',
      dedent`
        type A = {
          model?: undefined;
          /**
           █
          callId: string;
        };
      `,
      '  /**\n   * Attach to a call.\n   */',
      dedent`
        type A = {
          model?: undefined;
          /**
           * Attach to a call.
           */
          callId: string;
        };
      `,
    ],
    [
      'is dropped where it is an empty line',
      'java',
      dedent`
        /*
         * First line of it.
         *
         █
         * third line.
         */
        class A {}
      `,
      ' *\n * Second line, which\n * third line.',
      dedent`
        /*
         * First line of it.
         *
         * Second line, which
         * third line.
         */
        class A {}
      `,
    ],
    [
      'is dropped where it is a line of number signs',
      'shellscript',
      dedent`
        a

        ##########
        █

        b`,
      '\n##########\n# C.',
      dedent`
        a

        ##########
        # C.

        b`,
    ],
    [
      'is dropped where it is the beginning of the sentence',
      'python',
      dedent`
        class A:
            """
            This enum represents the different states a state █
            """
      `,
      'class A:\n    """\n    This enum represents the different states a state machine can be in.',
      dedent`
        class A:
            """
            This enum represents the different states a state machine can be in.
            """
      `,
    ],
  ]);
});

describe('the end of a comment', () => {
  itCompletes([
    [
      'is dropped together with the brace that follows it above',
      'typescript',
      dedent`
        const a = [
          /**
           * B.
           */
          {
            █
          },
        ];`,
      '   */\n  {\n    c: 1,',
      dedent`
        const a = [
          /**
           * B.
           */
          {
            c: 1,
          },
        ];`,
    ],
  ]);

  itInserts([
    [
      'is dropped where the comment above has it',
      'kotlin',
      dedent`
      /**
       * Text.
       */
      █
    `,
      ' */\nclass A',
      'class A',
    ],
  ]);
});

describe('a mark in a comment', () => {
  itCompletes([
    [
      'is inserted where a fence ends an example',
      'typescript',
      dedent`
        /**
         * \`\`\`ts
         * a();
         █
         */
        f();`,
      '```ts\n* ```\n```',
      dedent`
        /**
         * \`\`\`ts
         * a();
         * \`\`\`
         */
        f();`,
    ],
    [
      'is inserted where a fence and the end of the comment follow an example',
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
      'is inserted where the bullet of a list is the same mark',
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
  ]);
});

describe('a comment behind code', () => {
  itCompletes([
    ['has its mark once', 'sql', 'SELECT 1; -- █\n', '-- for the page', 'SELECT 1; -- for the page\n'],
    [
      'is followed by code on the next line',
      'haskell',
      'main = do\n  -- read all lines█\n  print rows\n',
      'rows <- lines <$> getContents',
      'main = do\n  -- read all lines\n  rows <- lines <$> getContents\n  print rows\n',
    ],
  ]);
});
