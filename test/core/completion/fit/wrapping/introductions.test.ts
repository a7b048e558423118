import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, BOXED, boxed, CODE, DOCSTRING, documented, FILLED } from './documents.ts';

describe('words before the answer', () => {
  itCompletes([
    [
      'are dropped above a fence',
      'python',
      'def add(a, b):\n    █',
      dedent`
        Here is the completion:
        \`\`\`
        return a + b
        \`\`\``,
      'def add(a, b):\n    return a + b',
    ],
    [
      'are dropped where no fence follows',
      'typescript',
      'const a = █',
      'Sure! Here is the completion:\n\nb + c;',
      'const a = b + c;',
    ],
    ['are dropped in the middle of a line', 'typescript', 'f(█', 'Completing the code at the cursor:\n\n1);', 'f(1);'],
    [
      'are dropped in a `<think>` tag',
      'typescript',
      'const a = █',
      dedent`
      <think>hm
      well</think>

      b + c;`,
      'const a = b + c;',
    ],
    [
      'are dropped up to a closing `</think>`',
      'typescript',
      'f(█',
      dedent`
        I should finish it.
        </think>

        1);`,
      'f(1);',
    ],
    ['are dropped where they are a heading', 'typescript', BODY, `### Completion\n\n\`\`\`ts\n${CODE}\n\`\`\``, FILLED],
    [
      'are dropped where they are a heading that would be a comment',
      'python',
      'def f():\n    █',
      dedent`
        ### Completion

        \`\`\`python
        return 1
        \`\`\``,
      'def f():\n    return 1',
    ],
    [
      'are dropped where they are a heading and the cursor is in the middle of a line',
      'typescript',
      'f(█',
      dedent`
      ### Code

      \`\`\`ts
      1);
      \`\`\``,
      'f(1);',
    ],
    ['are dropped where they are bold', 'typescript', BODY, `**Answer:**\n\n${CODE}`, FILLED],
    [
      'are dropped where they are bold, in the code of a component',
      'typescriptreact',
      'const a = () => {\n  █\n};',
      '**Answer:**\n\nreturn 1;',
      'const a = () => {\n  return 1;\n};',
    ],
    [
      'are dropped where they are bold, between the tags of a component',
      'typescriptreact',
      dedent`
        const a = (
          <p>
            █
          </p>
        );`,
      '**Answer:**\n\n    <b>one</b>',
      dedent`
        const a = (
          <p>
            <b>one</b>
          </p>
        );`,
    ],
    ['are dropped where they are bold, in a string', 'kotlin', 'a("one █")', '**Answer:**\n\ntwo', 'a("one two")'],
    [
      'are dropped where they are a sentence with the code in backquotes',
      'typescript',
      'const a = █',
      'The missing code is `b + c;`.',
      'const a = b + c;',
    ],
    ['are dropped in a string', 'json', '{ "a": "█"', 'You can finish it like this:\n\ncd"', '{ "a": "cd"'],
    [
      'are dropped in a string of several lines',
      'typescript',
      'const a = `\n  one tw█ three`;\n',
      'Completing the code at the cursor position:\n\no, then',
      'const a = `\n  one two, then three`;\n',
    ],
    [
      'are dropped in a comment where they are about completing',
      'java',
      BOXED,
      'Completing the code at the cursor position:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'are dropped in a comment where they address the user',
      'typescript',
      BOXED,
      'You can finish it like this:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'are dropped in a comment where only the answer has the mark of the comment',
      'typescript',
      BOXED,
      'Here is one more sentence:\n\n * It never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'are dropped in a line comment',
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
      'are dropped in a docstring',
      'python',
      DOCSTRING,
      'Here is the missing text:\n\n    Both may be negative.',
      documented('Both may be negative.'),
    ],
  ]);

  itInserts([
    [
      'are dropped where they are a sentence with the rest of a string in backquotes',
      'python',
      "a = 'b █'\n",
      'The missing code is `c d`.',
      'c d',
    ],
  ]);
});

describe('text that looks like words before the answer', () => {
  itCompletes([
    ['is kept where it is a path', 'typescript', 'import a from █', '"../src/foo";', 'import a from "../src/foo";'],
    [
      'is kept where it is the text of a tag',
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
    ['is kept where it is a query', 'sql', 'SELECT *\n█', 'FROM a\nWHERE b > 1;', 'SELECT *\nFROM a\nWHERE b > 1;'],
    [
      'is kept where it is a heading of a document',
      'markdown',
      'Text.\n\n█',
      '### Completion\n\nIt is done.',
      dedent`
        Text.

        ### Completion

        It is done.`,
    ],
    [
      'is kept where it introduces an example in a docstring',
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
      'is kept where it begins several paragraphs of a comment',
      'typescript',
      BOXED,
      'Here is how:\n *\n * This adds them.',
      boxed('Here is how:\n *\n * This adds them.'),
    ],
  ]);

  itInserts([['is kept where it is a name in underscores', 'perl', '1;\n█\n', '__END__\n\nText']]);
});
