import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

/** What else models do by habit at an answer's edges, and beside it what looks like that and is meant. */
describe("a model's habit", () => {
  itCompletes([
    ['of blanks at the end leaves none before a bracket', 'php', 'f(█): int', 'string $a  ', 'f(string $a): int'],
    [
      'of blanks at the end leaves none in a string',
      'typescript',
      "import a from '█';",
      './a  ',
      "import a from './a';",
    ],
    [
      'of blanks at the end of its lines leaves none there',
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
    ['of blanks at the end leaves none behind a bracket', 'ruby', 'a = █b)\n', 'f(  ', 'a = f(b)\n'],
    ['of blanks at the end leaves none behind a quote', 'php', "$a = █b';\n", "'  ", "$a = 'b';\n"],
    [
      'of blanks at the end leaves none in quotes of a comment',
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
    ['of blanks at the end leaves those before the rest', 'go', 'f(█ b)\n', 'a,  ', 'f(a, b)\n'],
    [
      'of tabs becomes spaces where the lines around have them, in a file of tabs',
      'csharp',
      dedent`
        /*
          This is free;
          █
        */
        class A {
        	int a;
        	int b;
        }
      `,
      'it is yours\n\tas well.',
      dedent`
        /*
          This is free;
          it is yours
          as well.
        */
        class A {
        	int a;
        	int b;
        }
      `,
    ],
    [
      'of spaces becomes tabs where the lines around have them, in a file with both',
      'csharp',
      dedent`
        /*
          This is free.
        */
        class A {
        	int a;
        	int b;

        	int F() {
        		█
        	}
        }
      `,
      '        if (a > b)\n            return a;\n        return b;',
      dedent`
        /*
          This is free.
        */
        class A {
        	int a;
        	int b;

        	int F() {
        		if (a > b)
        			return a;
        		return b;
        	}
        }
      `,
    ],
    [
      'is none in a file that mixes tabs and spaces',
      'shellscript',
      dedent`
        f "
                    -v
                    █
        			--all
                    --help
        "
      `,
      '-h\n\t\t\t--version',
      dedent`
        f "
                    -v
                    -h
        			--version
        			--all
                    --help
        "
      `,
    ],
    ['of blanks at the end leaves one between words', 'sql', 'CHECK █IS NULL)', '(a   ', 'CHECK (a IS NULL)'],
    ['is none in columns', 'go', 'A    int     `a`\nB    █`b`\n', 'string  ', 'A    int     `a`\nB    string  `b`\n'],
    ['is none before a comment', 'python', 'a = █# one\n', '1  ', 'a = 1  # one\n'],
    [
      'of a title above the answer is left out in a component',
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
    [
      'of a title above the answer is left out in a string',
      'kotlin',
      'a("one █")',
      '**Answer:**\n\ntwo',
      'a("one two")',
    ],
    [
      'of a word about the answer, in brackets',
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
      'of a word about the answer, at the edge of a page',
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
      'is none where a page says it',
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
      "of the whole rest of a line, though a table's bracket is open",
      'sql',
      dedent`
        CREATE TABLE a (
          CHECK █IS NULL OR b > c)
        );
      `,
      '(b IS NULL OR b > c)',
      dedent`
        CREATE TABLE a (
          CHECK (b IS NULL OR b > c)
        );
      `,
    ],
    [
      'of indenting stays out of a heredoc',
      'shellscript',
      dedent`
        f() {
          cat <<EOF
        █
        EOF
        }
      `,
      '```bash\nusage: f\n```',
      dedent`
        f() {
          cat <<EOF
        usage: f
        EOF
        }
      `,
    ],
    [
      'of explaining is seen behind a heredoc',
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
      'of a new line is none behind the colon of a parameter',
      'python',
      'def f(a: █\n',
      'object) -> str:\n    return a',
      'def f(a: object) -> str:\n    return a\n',
    ],
    [
      'of explaining is seen behind a text block',
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
    [
      'is none in rules that stand in a rule',
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
      'of stopping at a bracket does not hold where the answer comes back to one',
      'c',
      dedent`
        int f(void)
        {
        	fail("█**argv)
        {
        	return 0;
        }
      `,
      'one");\n\treturn 1;\n}\n\nint main(int argc, char ',
      dedent`
        int f(void)
        {
        	fail("one");
        	return 1;
        }

        int main(int argc, char **argv)
        {
        	return 0;
        }
      `,
    ],
    [
      'of leaving a bracket splits no name',
      'csharp',
      'decimal this[█_prices.Get(sku);\n',
      'string sku] =>',
      'decimal this[string sku] =>_prices.Get(sku);\n',
    ],
  ]);
});
