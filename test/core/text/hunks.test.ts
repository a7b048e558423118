import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/steps.ts';
import { hunksOf, rebasedHunks, withHunks } from '../../../src/core/text/hunks.ts';
import { dedent } from '../../support/dedent.ts';

/** How many characters `work` reads one by one. */
function countingChars<T>(work: () => T): { readonly result: T; readonly chars: number } {
  const charCodeAt = String.prototype.charCodeAt;
  let chars = 0;
  String.prototype.charCodeAt = function (at) {
    chars += 1;
    return charCodeAt.call(this, at);
  };
  try {
    return { result: work(), chars };
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
}

const lines = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', '  b', 'c', ''), fc.constantFrom('\n', '\r\n', '\n')), { maxLength: 12 })
  .chain(all =>
    fc.boolean().map(ended => {
      const text = all.map(([line, end]) => line + end).join('');
      return ended ? text : text.replace(/\r?\n$/, '');
    }),
  );

describe('the hunks of a change', () => {
  it('name the lines that differ, those that differ in blanks alone included', () =>
    assert.deepEqual(
      hunksOf(
        dedent`
          if a:
              b
              c
          d
          e
        `,
        dedent`
          b
              c
          d
          E
        `,
      ),
      [
        { beforeStart: 0, beforeEnd: 2, afterStart: 0, afterEnd: 1 },
        { beforeStart: 4, beforeEnd: 5, afterStart: 3, afterEnd: 4 },
      ],
    ));

  it('are missing if nothing differs', () => assert.deepEqual(hunksOf('a\nb', 'a\nb'), []));

  it('make the new text if all are accepted, and the old one if none is', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const hunks = hunksOf(before, after);
        assert.equal(withHunks(before, after, hunks), after);
        assert.equal(withHunks(before, after, []), before);
      }),
    );
  });

  it('are accepted one by one, in any order, and all other bytes stay', () => {
    const before = 'a\r\nb\nc\r\nd';
    const after = 'A\nb\nc\r\nD\n';
    const [first, second] = hunksOf(before, after);
    assert.ok(first && second);
    assert.equal(withHunks(before, after, [first]), 'A\nb\nc\r\nd');
    assert.equal(withHunks(before, after, [second]), 'a\r\nb\nc\r\nD\n');
    assert.equal(withHunks(before, after, [second, first]), after);
  });

  it('are as few lines as can be, where lines repeat', () =>
    assert.deepEqual(hunksOf('a\n\nb\n\nc\n', 'a\n\nx\n\nb\n\nc\n'), [
      { beforeStart: 2, beforeEnd: 2, afterStart: 2, afterEnd: 4 },
    ]));

  it('lead to the new text in a file of hundreds of thousands of lines', () => {
    const before = 'a\n'.repeat(300_000);
    const after = `${before}b\n`;
    assert.equal(withHunks(before, after, hunksOf(before, after)), after);
  });

  const many = (lineAt: (index: number) => string) => Array.from({ length: 100_000 }, (_, at) => lineAt(at)).join('');
  const counted = many(at => `line ${at}\n`);
  const alike = many(at => (at % 2 === 0 ? '    a\n' : '    }\n'));
  // Each bit chooses one of two pairs of characters that have one hash.
  const oneHash = (from: number) =>
    many(
      at => `${((at + from) % 2 ** 14).toString(2).padStart(14, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB')}\n`,
    );
  const PAIRS: readonly (readonly [name: string, before: string, after: string])[] = [
    ['alike', alike, many(at => (at % 3 === 0 ? '    a\n' : '    }\n'))],
    ['all different', counted, many(at => `other ${at}\n`)],
    ['all equal', counted, counted],
    ['changed at both ends', counted, `first ${counted}last`],
    ['changed in every second line', counted, many(at => (at % 2 === 0 ? `line ${at}\n` : `other ${at}\n`))],
    ['moved by half', counted, many(at => `line ${(at + 50_000) % 100_000}\n`)],
    ['reversed', counted, many(at => `line ${99_999 - at}\n`)],
    ['of one hash', oneHash(0), oneHash(5)],
  ];
  for (const [name, before, after] of PAIRS) {
    it(`of 100,000 lines that are ${name} come from reading each text a few times`, () => {
      const { result: hunks, chars } = countingChars(() => hunksOf(before, after));
      assert.ok(chars <= 4 * (before.length + after.length), `${chars} of ${before.length + after.length} characters`);
      assert.ok(withHunks(before, after, hunks) === after);
    });
  }

  it('are two where a long text is changed at both ends', () => {
    assert.deepEqual(hunksOf(counted, `first ${counted}last`), [
      { beforeStart: 0, beforeEnd: 1, afterStart: 0, afterEnd: 1 },
      { beforeStart: 100_000, beforeEnd: 100_000, afterStart: 100_000, afterEnd: 100_001 },
    ]);
  });

  it('are whole regions once the search has taken enough steps', () => {
    const textOf = (lineAt: (index: number) => string) =>
      Array.from({ length: 60_000 }, (_, index) => (index % 300 === 0 ? `place ${index}\n` : lineAt(index))).join('');
    const before = textOf(index => `${(index * 7) % 11}\n`);
    const after = textOf(index => `${(index * 5) % 13}\n`);
    const hunks = hunksOf(before, after);
    assert.equal(withHunks(before, after, hunks), after);
    assert.ok(hunks.filter(({ beforeStart, beforeEnd }) => beforeEnd - beforeStart === 299).length > 150);
  });

  it('of a file that is all new are one, however long it is', () => {
    const before = Array.from({ length: 20_000 }, (_, line) => `a ${line}\n`).join('');
    const after = Array.from({ length: 20_000 }, (_, line) => `b ${line * 7}\n`).join('');
    const hunks = hunksOf(before, after);
    assert.equal(hunks.length, 1);
    assert.equal(withHunks(before, after, hunks), after);
  });
});

describe('changes rebased onto another edited text', () => {
  const before = 'a\nb\nc\nd\ne\nf\n';

  it('are kept beside other changes', () => {
    const now = 'new\na\nb\nc\nd\nE\nf\n';
    assert.equal(finish(rebasedHunks({ before, after: 'a\nB\nc\nd\ne\nf\n', now })), 'new\na\nB\nc\nd\nE\nf\n');
  });

  it('are made once if both sides made them', () => {
    const after = 'a\nB\nc\nd\nE\nf\n';
    assert.equal(finish(rebasedHunks({ before, after, now: after })), after);
    assert.equal(finish(rebasedHunks({ before, after, now: 'a\nB\nc\nd\ne\nf\n' })), after);
  });

  it('follow lines that others have moved, however many have changed', () => {
    const numbered = Array.from({ length: 400 }, (_, index) => `line ${index}\n`);
    fc.assert(
      fc.property(
        fc.array(fc.nat(390), { maxLength: 30 }),
        fc.array(fc.nat(390), { maxLength: 30 }),
        (ours, theirs) => {
          const [mine, others] = [new Set(ours), new Set(theirs)];
          fc.pre(![...mine].some(at => [at - 1, at, at + 1].some(near => others.has(near))));
          const changed = (isMine: boolean, isTheirs: boolean) =>
            numbered
              .flatMap((line, at) => {
                if (isMine && mine.has(at)) return [`mine ${at}\n`, `more ${at}\n`];
                return isTheirs && others.has(at) ? [] : [line];
              })
              .join('');
          const now = changed(false, true);
          const carried = finish(rebasedHunks({ before: changed(false, false), after: changed(true, false), now }));
          assert.equal(carried, changed(true, true));
        },
      ),
    );
  });

  it('are not guessed if both sides changed the same or adjacent lines', () => {
    const after = 'a\nB\nc\nd\ne\nf\n';
    for (const now of [
      dedent`
      a
      other
      c
      d
      e
      f
    `,
      'a\nb\nC\nd\ne\nf\n',
      '',
    ]) {
      assert.equal(finish(rebasedHunks({ before, after, now })), undefined, now);
    }
  });

  it('are the whole change if nothing else changed, and none if there is no change', () => {
    fc.assert(
      fc.property(lines, lines, (old, other) => {
        assert.equal(finish(rebasedHunks({ before: old, after: other, now: old })), other);
        assert.equal(finish(rebasedHunks({ before: old, after: old, now: other })), other);
        assert.equal(finish(rebasedHunks({ before: old, after: other, now: other })), other);
      }),
    );
  });
});
