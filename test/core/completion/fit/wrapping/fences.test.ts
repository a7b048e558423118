import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BODY, FILLED } from './documents.ts';

describe('a fence around the answer', () => {
  itCompletes([
    [
      'is dropped',
      'python',
      'def add(a, b):\n    █',
      '```python\nreturn a + b\n```',
      'def add(a, b):\n    return a + b',
    ],
    [
      'is dropped where it is quoted',
      'typescript',
      BODY,
      dedent`
      > \`\`\`ts
      > a();
      >   b();
      > \`\`\``,
      FILLED,
    ],
    [
      'is dropped where it is part of a list',
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
    [
      'holds the whole answer where more options follow',
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
    [
      'is dropped together with the blank lines inside',
      'typescript',
      'const a = █',
      dedent`
      \`\`\`ts

      b;

      \`\`\``,
      'const a = b;',
    ],
    [
      'is dropped in a heredoc, whose text is not indented',
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
      'is dropped where it repeats a fence of the document',
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
      'ends the answer where it closes the fence of the document',
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
  ]);

  itInserts([['is dropped in a string, with the blanks after it', 'shellscript', "a='\n█\n'", '```sh\nb\n```  ', 'b']]);
});
