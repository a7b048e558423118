import { itCompletes } from '../../../support/completed.ts';
import { dedent } from '../../../support/dedent.ts';

const BODY = 'function f() {\n  █\n}';
const FILLED = dedent`
  function f() {
    a();
    b();
  }`;
const CODE = 'a();\n  b();';

/** Ways of wrapping an answer: what comes into the document is the code alone. */
describe('an answer in a wrapping of its own', () => {
  itCompletes([
    [
      'stands in a quoted fence',
      'typescript',
      BODY,
      dedent`
      > \`\`\`ts
      > a();
      >   b();
      > \`\`\``,
      FILLED,
    ],
    ['is quoted line by line', 'typescript', BODY, '> a();\n>   b();', FILLED],
    [
      'stands in a list',
      'typescript',
      BODY,
      dedent`
        1. Put this at the cursor:

           \`\`\`ts
           a();
             b();
           \`\`\``,
      FILLED,
    ],
    ['stands under a heading', 'typescript', BODY, `### Completion\n\n\`\`\`ts\n${CODE}\n\`\`\``, FILLED],
    [
      'stands under a heading where that would be a comment',
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
      'stands under a heading in the middle of a line',
      'typescript',
      'f(█',
      dedent`
      ### Code

      \`\`\`ts
      1);
      \`\`\``,
      'f(1);',
    ],
    ['stands under bold words', 'typescript', BODY, `**Answer:**\n\n${CODE}`, FILLED],
    [
      'is the first of several',
      'typescript',
      BODY,
      dedent`
        Option 1:

        \`\`\`ts
        a();
          b();
        \`\`\`

        Option 2:

        \`\`\`ts
        c();
        \`\`\``,
      FILLED,
    ],
    ['stands in a tag in a fence', 'typescript', BODY, `\`\`\`ts\n<CODE>\n${CODE}\n</CODE>\n\`\`\``, FILLED],
    [
      'stands in a tag in a fence, on its line',
      'python',
      'a = █',
      dedent`
        \`\`\`python
        <completion>b + c</completion>
        \`\`\`

        It adds them.`,
      'a = b + c',
    ],
    [
      'stands in a tag behind a name, over several lines',
      'typescript',
      'add█',
      '<CODE>(\n  a,\n);</CODE>',
      'add(\n  a,\n);',
    ],
    [
      'begins with an element of the page in a fence',
      'html',
      '<p>\n█\n</p>',
      dedent`
        \`\`\`html
        <code>
        a
        </code>
        \`\`\``,
      dedent`
        <p>
        <code>
        a
        </code>
        </p>`,
    ],
    ['is told in passing', 'typescript', 'const a = █', 'The missing code is `b + c;`.', 'const a = b + c;'],
    [
      'follows a sentence in the middle of a line',
      'typescript',
      'f(█',
      'Completing the code at the cursor:\n\n1);',
      'f(1);',
    ],
    ['follows a sentence in a string', 'json', '{ "a": "█"', 'You can finish it like this:\n\ncd"', '{ "a": "cd"'],
    [
      'follows a thought whose beginning is missing',
      'typescript',
      'f(█',
      dedent`
        I should finish it.
        </think>

        1);`,
      'f(1);',
    ],
    ['stands in two tags', 'typescript', BODY, `<response>\n<code>\n${CODE}\n</code>\n</response>`, FILLED],
    ['is followed by a token of a prompt', 'typescript', BODY, `\`\`\`ts\n${CODE}\n\`\`\`<|im_end|>`, FILLED],
    [
      'is a patch',
      'typescript',
      BODY,
      dedent`
      \`\`\`diff
       function f() {
      +  a();
      +  b();
       }
      \`\`\``,
      FILLED,
    ],
    [
      'is a patch with its place',
      'typescript',
      BODY,
      dedent`
        \`\`\`diff
        --- a/f.ts
        +++ b/f.ts
        @@ -1,2 +1,4 @@
         function f() {
        +  a();
        +  b();
         }
        \`\`\``,
      FILLED,
    ],
    [
      'takes a line out and puts one in',
      'typescript',
      'f();\n  g(█',
      dedent`
      \`\`\`diff
      -  g(
      +  g(1);
      \`\`\``,
      'f();\n  g(1);',
    ],
    ['has its lines numbered', 'typescript', BODY, '2 |   a();\n3 |   b();', FILLED],
    [
      'has its lines numbered in a fence',
      'typescript',
      BODY,
      dedent`
      \`\`\`ts
      2:   a();
      3:   b();
      \`\`\``,
      FILLED,
    ],
    [
      'has the entries of a table numbered as lines of the document',
      'go',
      dedent`
        var a = []user{
        	{
        █
        	},
        }
      `,
      dedent`
        \`\`\`go
        3: 		name: "one",
        4: 		age:  1,
        \`\`\``,
      dedent`
        var a = []user{
        	{
        		name: "one",
        		age:  1,
        	},
        }
      `,
    ],
    [
      'stands in backquotes with what closes its line',
      'typescript',
      'const a = f(b.█\n',
      '`c(1));`',
      'const a = f(b.c(1));\n',
    ],
    ['is escaped for a page', 'typescript', 'if (█', 'a &lt; b &amp;&amp; c) {', 'if (a < b && c) {'],
    ['leaves out the rest', 'typescript', BODY, `${CODE}\n  // ... rest of the code ...`, FILLED],
    [
      'leaves out what is around it',
      'typescript',
      dedent`
        import x;

        function f() {
          █
        }`,
      dedent`
        \`\`\`ts
        // ... existing code ...
          a();
        // ... existing code ...
        \`\`\``,
      dedent`
        import x;

        function f() {
          a();
        }`,
    ],
    [
      'leaves out what is between the beginning and the cursor',
      'typescript',
      dedent`
        import { x } from "x";
        f();
        g();
        function h() {
          █
        }`,
      dedent`
        \`\`\`ts
        import { x } from "x";
        // ... existing code ...
        function h() {
          a();
        }
        \`\`\``,
      dedent`
        import { x } from "x";
        f();
        g();
        function h() {
          a();
        }`,
    ],
    ['is explained', 'typescript', BODY, `${CODE}\n\nExplanation:\n- Short.\n- Plain.`, FILLED],
    ['is set off from what is said of it', 'typescript', BODY, `${CODE}\n\n---\n\nDone.`, FILLED],
    ['is followed by an aside', 'typescript', BODY, `${CODE}\n\n(I kept the names that the file uses.)`, FILLED],
    [
      'has blank lines inside its fence',
      'typescript',
      'const a = █',
      dedent`
      \`\`\`ts

      b;

      \`\`\``,
      'const a = b;',
    ],
    ['begins with a line break in the middle of a line', 'typescript', '  const a = █', '\nb;', '  const a = b;'],
    [
      'marks the cursor behind what it repeats',
      'typescript',
      'first();\nsecond();\nconst a = █',
      dedent`
        \`\`\`ts
        first();
        second();
        const a = <|cursor|>b;
        \`\`\``,
      'first();\nsecond();\nconst a = b;',
    ],
    [
      'breaks off in the line below',
      'typescript',
      dedent`
        function f() {
          █
          return compute(total);
        }`,
      'a();\n  return compute(to',
      dedent`
        function f() {
          a();
          return compute(total);
        }`,
    ],
    [
      'repeats the brace above',
      'csharp',
      dedent`
        int F()
        {
            █
        }`,
      dedent`
        \`\`\`cs
        {
            return 1;
        \`\`\``,
      dedent`
        int F()
        {
            return 1;
        }`,
    ],
    [
      'repeats a fence of the document in its own',
      'markdown',
      dedent`
        Install:

        \`\`\`sh
        npm i
        \`\`\`

        Then █

        Done.`,
      dedent`
        \`\`\`markdown
        npm i
        \`\`\`

        Then import it.
        \`\`\``,
      dedent`
        Install:

        \`\`\`sh
        npm i
        \`\`\`

        Then import it.

        Done.`,
    ],
    [
      'closes the fence of the document',
      'markdown',
      dedent`
        Import:

        \`\`\`ts
        █

        f();
        \`\`\`
      `,
      dedent`
        import f;
        \`\`\`

        Then it runs.`,
      dedent`
        Import:

        \`\`\`ts
        import f;

        f();
        \`\`\`
      `,
    ],
    [
      'is a list under a sentence in a document',
      'markdown',
      dedent`
        Fruit:

        █* Plums are blue.
      `,
      '* Apples are red.\n',
      dedent`
        Fruit:

        * Apples are red.
        * Plums are blue.
      `,
    ],
  ]);
});

/** What looks like a wrapping and is code. */
describe('an answer that looks wrapped', () => {
  itCompletes([
    [
      'keeps a table with numbers for keys',
      'typescript',
      'const a = {█',
      dedent`

          1: "a",
          2: "b",
        };`,
      dedent`
        const a = {
          1: "a",
          2: "b",
        };`,
    ],
    ['keeps a sum of bits', 'typescript', 'const a =█', '\n  1 | b;', 'const a =\n  1 | b;'],
    [
      'keeps entities in strings',
      'typescript',
      'const a = █',
      'b.replace("<", "&lt;");',
      'const a = b.replace("<", "&lt;");',
    ],
    ['keeps a lone entity', 'typescript', 'const a = █', '"&lt;";', 'const a = "&lt;";'],
    ['keeps an ellipsis', 'python', 'def f():\n    █', '...', 'def f():\n    ...'],
    ['keeps signs', 'python', 'a = (█', '\n    -1\n    + b)', 'a = (\n    -1\n    + b)'],
    [
      'keeps comments that name the rest',
      'python',
      'a = b\n█',
      '# the rest of the values follow\nc = d',
      'a = b\n# the rest of the values follow\nc = d',
    ],
    [
      'keeps a paragraph above',
      'python',
      'a = 1\n█',
      '\ndef f():\n    return 1',
      dedent`
      a = 1

      def f():
          return 1`,
    ],
    [
      'keeps a quotation',
      'markdown',
      'He said:\n\n█',
      '> Come in.\n> Sit down.',
      dedent`
        He said:

        > Come in.
        > Sit down.`,
    ],
    [
      'keeps a heading',
      'markdown',
      'Text.\n\n█',
      '### Completion\n\nIt is done.',
      dedent`
        Text.

        ### Completion

        It is done.`,
    ],
    ['keeps a query', 'sql', 'SELECT *\n█', 'FROM a\nWHERE b > 1;', 'SELECT *\nFROM a\nWHERE b > 1;'],
  ]);
});
