import assert from 'node:assert/strict';
import { indentUnitIn } from '../../../src/core/text/indentation.ts';
import { dedent } from '../../support/dedent.ts';

describe('how a text indents', () => {
  const cases: [what: string, text: string, unit: string | undefined][] = [
    [
      'by tabs',
      dedent`
        a {
        \tb {
        \t\tc
        \t}
        }`,
      '\t',
    ],
    [
      'by the start of most lines',
      dedent`
        a {
        \tb
        }
        c {
          d
        }
        e {
          f
        }`,
      '  ',
    ],
    [
      'by its steps, not by its depth',
      dedent`
        a:
            b:
                c
                d
      `,
      '    ',
    ],
    [
      'whatever the indentation of a comment',
      dedent`
        /*
         * a
         */
        b {
          c
        }`,
      '  ',
    ],
    [
      'whatever the indentation of a license',
      dedent`
        /*
          Made by us.
          For you.
        */
        a {
        \tb
        }`,
      '\t',
    ],
    ['unknown if no line is indented', 'a\nb\n', undefined],
  ];
  for (const [what, text, unit] of cases) it(what, () => assert.equal(indentUnitIn(text.split('\n')), unit));
});
