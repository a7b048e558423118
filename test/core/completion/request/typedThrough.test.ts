import assert from 'node:assert/strict';
import { remainder, typedThrough } from '../../../../src/core/completion/request/typedThrough.ts';
import type { Hole } from '../../../../src/core/document/hole.ts';
import { dedent } from '../../../support/dedent.ts';

const ABOVE = 'import { a } from "./a";\n\n';

/** `foo(█)` as a hole below some code. */
function hole(drawn: string, above = ABOVE): Hole {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return { languageId: 'typescript', prefix: above + prefix, suffix, eol: '\n', indentUnit: '  ' };
}

/** The rest of `text`, requested at `from`, with the cursor at `to`, as `text|replaced`. */
function left({
  from,
  text,
  to,
  replaceSuffix = 0,
  mayGrow = false,
}: {
  from: string;
  text: string;
  to: string;
  replaceSuffix?: number;
  mayGrow?: boolean;
}): string {
  const followed = typedThrough(hole(from), hole(to), text, mayGrow);
  if (!followed) return 'diverged';
  const rest = remainder({ insertText: text, replaceSuffix }, followed);
  return rest ? `${rest.insertText}|${rest.replaceSuffix}` : 'no fit';
}

describe('typing through a suggestion', () => {
  const rule = (name: string, input: Parameters<typeof left>[0], wanted: string) =>
    it(name, () => assert.equal(left(input), wanted));

  rule('leaves all of it before anything is typed', { from: 'foo(█);', text: 'a, b', to: 'foo(█);' }, 'a, b|0');
  rule('leaves the rest', { from: 'const x█', text: ' = foo();', to: 'const x = f█' }, 'oo();|0');
  rule('leaves nothing after all of it is typed', { from: 'x█', text: ' = 1', to: 'x = 1█' }, '|0');
  rule('ends with the first wrong character', { from: 'x█', text: ' = foo()', to: 'x = b█' }, 'diverged');
  rule('comes back when the wrong character is deleted', { from: 'x█', text: ' = foo()', to: 'x = █' }, 'foo()|0');
  rule(
    'continues over lines',
    {
      from: '{█\n}',
      text: '\n  a();\n  b();',
      to: dedent`
        {
          a();
        █
        }`,
    },
    '  b();|0',
  );
  rule('ends if the cursor is before the hole', { from: 'foo█', text: 'bar', to: 'fo█' }, 'diverged');
  rule('ends if the text after the cursor changes', { from: 'f(█, 1)', text: 'a', to: 'f(█, 2)' }, 'diverged');
  rule('ignores the same line elsewhere', { from: 'a();\n█', text: 'b();', to: 'c();\n█' }, 'diverged');
  rule('replaces a bracket that the editor closed', { from: 'x = █', text: 'foo(a)', to: 'x = foo(█)' }, 'a)|1');
  rule('replaces brackets and quotes that it closed', { from: 'x█', text: '(["a"])', to: 'x(["█"])' }, 'a"])|3');
  rule('keeps replacing the same text', { from: 'x(█)', text: 'a).b()', to: 'x(a█)', replaceSuffix: 1 }, ').b()|1');
  rule(
    'continues over a closing bracket that is typed over',
    { from: 'x(█)', text: 'a).b()', to: 'x(a)█', replaceSuffix: 1 },
    '.b()|0',
  );
  rule(
    'leaves the closing line to the block that Enter has opened',
    {
      from: 'if (a) █',
      text: dedent`
        {
          b();
        }`,
      to: dedent`
        if (a) {
          █
        }`,
    },
    'b();|0',
  );
  rule('takes a dollar sign and a backslash literally', { from: 'x█', text: ' = "$1\\n"', to: 'x = "$█' }, '1\\n"|0');
  rule('counts an emoji as two units', { from: 'x█', text: ' = "👻a"', to: 'x = "👻█' }, 'a"|0');
  rule('may run ahead of an answer that has not come', { from: 'x█', text: '', to: 'x = 1█', mayGrow: true }, '|0');
  rule('may run ahead of the known part', { from: 'x█', text: ' =', to: 'x = 1;\ny█', mayGrow: true }, '|0');
  rule('may not contradict the known part', { from: 'x█', text: ' =', to: 'x + 1█', mayGrow: true }, 'diverged');

  it('distinguishes places at the top of a document', () => {
    const followed = typedThrough(hole('█', ''), hole('a = 1█', ''), 'a = 12', false);
    assert.deepEqual(followed, { typed: 'a = 1', closers: '', typedOver: 0 });
    assert.equal(typedThrough(hole('█', ''), hole('x\n█', ''), 'a = 12', false), undefined);
  });
});
