import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('a blank line', () => {
  itCompletes([
    [
      'is kept at the end of a fence where the next line is directly below',
      'python',
      dedent`
        def f():
        █
            return a
      `,
      dedent`
        \`\`\`python
            a = 1

        \`\`\``,
      dedent`
        def f():
            a = 1

            return a
      `,
    ],
    [
      'does not follow from a line break at the end of the answer',
      'python',
      dedent`
        def f():
            █
            return a
      `,
      'a = 1\n',
      dedent`
        def f():
            a = 1
            return a
      `,
    ],
  ]);

  itInserts([
    [
      'is kept below the last statement of a block',
      'python',
      dedent`
        def f(a):
            for b in a:
                c = b

        █
            return c
      `,
      '        d.append(c)\n',
    ],
    ['is kept below the answer where it consists of blanks', 'python', 'for a in b:\n█    \nc = 1\n', '    d += a\n'],
  ]);
});
