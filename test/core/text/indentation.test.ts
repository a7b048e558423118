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
      'by what most lines begin with',
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
      'whatever a comment begins with',
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
      'not as the text of a licence does',
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
    ['is not known where no line is indented', 'a\nb\n', undefined],
  ];
  for (const [what, text, unit] of cases) it(what, () => assert.equal(indentUnitIn(text.split('\n')), unit));
});
