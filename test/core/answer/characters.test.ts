import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CharacterFilter } from '../../../src/core/answer/characters.ts';

function filtered(chunks: readonly string[]): string {
  const filter = new CharacterFilter();
  return chunks.map(chunk => filter.push(chunk)).join('') + filter.end();
}

describe('characters of an answer', () => {
  const cases: [rule: string, said: string, kept: string][] = [
    ['have LF line ends', 'a\r\nb\rc\r\r\nd\n', 'a\nb\nc\nd\n'],
    ['lose zero-width characters', 'a\u200Bb\uFEFFc\u2060d\u200Ce', 'abcde'],
    ['lose bidi controls', 'a\u202E\u2066b\u2069\u200F', 'ab'],
    ['lose NUL and escape codes', 'a\0b\x1B[1mc', 'ab[1mc'],
    ['lose half a surrogate pair', 'a\uD83Db\uDE00c', 'abc'],
    ['lose line separators that editors warn about', 'a\u2028b\u2029c', 'abc'],
    ['keep tabs, form feeds, umlauts and emoji', '\t\fä😀', '\t\fä😀'],
    ['keep the joiner of a family, and no other', '👩\u200D👧 a\u200Db', '👩\u200D👧 ab'],
    ['lose blank letters', 'a\u3164b\u115Fc\u1160d\uFFA0e\u2800f', 'abcdef'],
    ['lose variation selectors outside emoji', 'a\uFE00b\uFE0Fc\u{E0100}d', 'abcd'],
    ['lose tags and the reserved code points after them', 'a\u{E0041}b\u{E0080}c\u{E0FFF}d', 'abcd'],
    ['lose soft hyphens', 'a\u00ADb', 'ab'],
    ['keep the style of an emoji', '❤\uFE0F ⚠\uFE0E 👁\uFE0F\u200D🗨\uFE0F', '❤\uFE0F ⚠\uFE0E 👁\uFE0F\u200D🗨\uFE0F'],
    ['keep keycaps, and no style of a bare digit', '1\uFE0F\u20E3 2\uFE0F', '1\uFE0F\u20E3 2'],
    [
      'keep the flag of Wales',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}a',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}a',
    ],
    ['lose tags behind a flag that spell another text', '\u{1F3F4}\u{E0072}\u{E006D}\u{E007F}a', '\u{1F3F4}a'],
    ['keep a non-joiner inside a Persian word', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['lose a non-joiner at the end of one', 'می\u200C = a\u200Cb', 'می = ab'],
    ['keep a joiner inside an Indic word', 'क्\u200Dष', 'क्\u200Dष'],
    ['keep Arabic number signs, which are drawn', '\u0600\u06DD', '\u0600\u06DD'],
  ];
  for (const [rule, said, kept] of cases) {
    it(rule, () => {
      assert.equal(filtered([said]), kept);
      assert.equal(filtered(said.split('')), kept);
    });
  }

  it('are the same in any pieces', () => {
    const char = fc.constantFrom(
      ...[
        'a',
        '\r',
        '\n',
        '\u200D',
        '\u200C',
        '👩',
        '\uD83D',
        '\uDE00',
        '\u202E',
        ' ',
        '1',
        '\uFE0F',
        '\u20E3',
        'م',
        '\u{1F3F4}',
        '\u{E0067}',
        '\u{E007F}',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.string({ unit: char, maxLength: 5 }), { maxLength: 8 }), chunks => {
        assert.equal(filtered(chunks), filtered([chunks.join('')]));
      }),
    );
  });

  it('take linear time for any text', () => {
    assert.equal(filtered(Array<string>(200_000).fill('\r')), '\n');
    assert.equal(filtered(['\u{1F3F4}', ...Array<string>(200_000).fill('\u{E0067}')]), '\u{1F3F4}');
  });
});
