import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('blanks at the end of a line', () => {
  itCompletes([
    [
      'are dropped',
      'typescript',
      dedent`
        function f() {
          █
        }
      `,
      'a();  \n  b();  \n  c();  ',
      dedent`
        function f() {
          a();
          b();
          c();
        }
      `,
    ],
    ['are dropped before a bracket', 'php', 'f(█): int', 'string $a  ', 'f(string $a): int'],
    ['are dropped after a bracket', 'ruby', 'a = █b)\n', 'f(  ', 'a = f(b)\n'],
    ['are dropped after a quote', 'php', "$a = █b';\n", "'  ", "$a = 'b';\n"],
    ['are dropped in a string', 'typescript', "import a from '█';", './a  ', "import a from './a';"],
    [
      'are dropped in the quotes of a comment',
      'typescript',
      dedent`
        /**
         * import a from '█'
         */
      `,
      './a  ',
      dedent`
        /**
         * import a from './a'
         */
      `,
    ],
    ['are dropped where a blank follows the cursor', 'go', 'f(█ b)\n', 'a,  ', 'f(a, b)\n'],
    ['become one between words', 'sql', 'CHECK █IS NULL)', '(a   ', 'CHECK (a IS NULL)'],
    ['are kept in columns', 'go', 'A    int     `a`\nB    █`b`\n', 'string  ', 'A    int     `a`\nB    string  `b`\n'],
    ['are kept before a comment', 'python', 'a = █# one\n', '1  ', 'a = 1  # one\n'],
  ]);
});
