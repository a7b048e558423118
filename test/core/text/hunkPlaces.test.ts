import assert from 'node:assert/strict';
import { HunkPlaces } from '../../../src/core/text/hunkPlaces.ts';
import { hunksOf, withHunks } from '../../../src/core/text/hunks.ts';

describe('the places of hunks', () => {
  const before = 'a\nb\nc\nd\ne\nf\n';
  const after = 'a\nB\nBB\nc\ne\nF\n';
  const hunks = hunksOf(before, after);
  const places = (...leftOut: number[]) => new HunkPlaces(hunks, hunk => !leftOut.includes(hunk));

  it('are the lines of each hunk in the text with the accepted ones', () => {
    for (const leftOut of [[], [0], [1], [2], [0, 1], [0, 2], [0, 1, 2]]) {
      const taken = hunks.filter((_, hunk) => !leftOut.includes(hunk));
      const lines = withHunks(before, after, taken).split('\n');
      const shown = hunks.map((_, hunk) => {
        const { start, end } = places(...leftOut).linesOf('after', hunk);
        return lines.slice(start, end).join();
      });
      const wanted = [
        leftOut.includes(0) ? 'b' : 'B,BB',
        leftOut.includes(1) ? 'd' : '',
        leftOut.includes(2) ? 'f' : 'F',
      ];
      assert.deepEqual(shown, wanted, leftOut.join());
    }
  });

  it('are found at a line, or below it, or last', () => {
    const found = (side: 'before' | 'after') => [0, 1, 2, 3, 4, 5, 9].map(line => places().hunkAt(side, line));
    assert.deepEqual(found('before'), [0, 0, 0, 1, 1, 2, 2]);
    assert.deepEqual(found('after'), [0, 0, 0, 0, 1, 2, 2]);
    assert.equal(new HunkPlaces([], () => true).hunkAt('after', 0), undefined);
  });

  it('include the new lines, and the line below a deletion', () =>
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map(line => places().hunkOfLine(line)),
      [undefined, 0, 0, undefined, 1, 2, undefined],
    ));

  it('of 50,000 hunks are computed once for all look-ups', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => ({
      beforeStart: 2 * at,
      beforeEnd: 2 * at + 1,
      afterStart: 2 * at,
      afterEnd: 2 * at + 1,
    }));
    let asked = 0;
    const all = new HunkPlaces(many, hunk => {
      asked += 1;
      return hunk % 2 === 0;
    });
    for (let line = 0; line < 100_000; line++)
      assert.equal(all.hunkOfLine(line), line % 2 === 0 ? line / 2 : undefined);
    assert.equal(asked, 50_000);
  });
});
