import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nonBlankChars } from '../../../../src/core/text/lines.ts';
import { retainedChars, spanAfter, type TextEdit } from '../../../../src/core/usage/ledger/retention.ts';
import { dedent } from '../../../support/dedent.ts';

const ACCEPTED = dedent`
  if (a > b) {
    return a;
  }`;

describe('the retained part of a suggestion', () => {
  it('is all of it while it is not changed, however it is formatted', () => {
    assert.equal(retainedChars(ACCEPTED, ACCEPTED), nonBlankChars(ACCEPTED));
    assert.equal(retainedChars(ACCEPTED, 'if(a>b){return a;}'), nonBlankChars(ACCEPTED));
  });
  it('is nothing when it is deleted', () => assert.equal(retainedChars(ACCEPTED, ''), 0));
  it('is all but the word that was changed', () => {
    assert.equal(retainedChars('return total;', 'return sum;'), 'return;'.length);
    assert.equal(retainedChars('const a = 1;', 'export const a = 1; // one'), nonBlankChars('const a = 1;'));
  });
  it('is never more than was accepted, nor more than there is', () => {
    const code = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '(', ';', '\n') });
    fc.assert(
      fc.property(code, code, (accepted, now) => {
        const kept = retainedChars(accepted, now);
        assert.ok(kept <= nonBlankChars(accepted) && kept <= nonBlankChars(now));
      }),
    );
  });
});

describe('the place of an accepted suggestion', () => {
  const [before, text, after] = ['let x;\n', 'foo(bar)', '\nend'];

  it('tracks the rest of it through edits around and inside it', () => {
    const edit = fc.record({ at: fc.nat(40), removed: fc.nat(6), inserted: fc.constantFrom('', 'z', 'zz\n') });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), edits => {
        // Capitals mark accepted text: edits insert only small letters.
        let document = `${before}${text.toUpperCase()}${after.toLowerCase()}`;
        let span = { start: before.length, end: before.length + text.length };
        for (const { at, removed, inserted } of edits) {
          const start = Math.min(at, document.length);
          const change: TextEdit = {
            start,
            removed: Math.min(removed, document.length - start),
            inserted: inserted.length,
          };
          document = document.slice(0, start) + inserted + document.slice(start + change.removed);
          span = spanAfter(span, change);
        }
        const left = (from: string) => from.replace(/[^A-Z]/g, '');
        assert.equal(left(document.slice(span.start, span.end)), left(document));
      }),
    );
  });
});
