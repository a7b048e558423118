import assert from 'node:assert/strict';
import { invisibleIn, shownOnOneLine, withInvisibleShown } from '../../../src/core/text/invisibleCharacters.ts';
import { nameOfCharacter } from '../../../src/core/text/invisibleNames.ts';

const named = (text: string) => invisibleIn(text).map(({ char }) => nameOfCharacter(char));

/** `🏴` and tags: `flag('gbeng')` is England's. */
const flag = (tags: string, end = '\u{E007F}') =>
  `\u{1F3F4}${[...tags].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}${end}`;
const TAG = (code: string) => `U+${code} TAG CHARACTER`;

describe('invisible characters', () => {
  for (const [what, text, names] of [
    ['a right-to-left override', 'a\u202Eb', ['U+202E RIGHT-TO-LEFT OVERRIDE']],
    ['isolates', '\u2066a\u2069', ['U+2066 LEFT-TO-RIGHT ISOLATE', 'U+2069 POP DIRECTIONAL ISOLATE']],
    ['a blank letter', 'const \u3164 = 1;', ['U+3164 HANGUL FILLER']],
    ['an escape code', 'a\x1b[2K', ['U+001B ESCAPE']],
    ['NUL', 'a\0', ['U+0000 NULL']],
    ['a tag', 'a\u{E0041}', ['U+E0041 TAG CHARACTER']],
    ['half a character', 'a\ud83d', ['U+D83D LONE SURROGATE']],
    ['tags behind a flag that spell none', flag('run'), [TAG('E0072'), TAG('E0075'), TAG('E006E'), TAG('E007F')]],
    ['a flag without its end', `${flag('gb', '')}a`, [TAG('E0067'), TAG('E0062')]],
    ['a flag that ends twice', `${flag('gbeng')}\u{E007F}`, [TAG('E007F')]],
    ['tags without a flag', `a${flag('gbeng').slice(2, 4)}`, [TAG('E0067')]],
    ['nothing in the flags of England, Scotland and Wales', flag('gbeng') + flag('gbsct') + flag('gbwls'), []],
    ['a byte order mark inside', 'a\uFEFFb', ['U+FEFF ZERO WIDTH NO-BREAK SPACE']],
    ['a joiner behind an ASCII letter', 'a\u200D👧', ['U+200D ZERO WIDTH JOINER']],
    ['one without a name here', 'a\u{1D173}', ['U+1D173']],
    ['nothing in plain code', 'if (a) {\r\n\treturn "ä";\n}\f', []],
    ['nothing in a family of emoji', '👩\u200D👩\u200D👧\u200D👦 ❤\uFE0F\u200D🔥', []],
    ['nothing in Persian and Hindi words', 'می\u200Cخواهم क्\u200Dष', []],
  ] as const) {
    it(`finds ${what}`, () => assert.deepEqual(named(text), names));
  }

  it('reports their positions in UTF-16 units', () =>
    assert.deepEqual(
      invisibleIn('😀\u200Bab\u200B').map(({ at }) => at),
      [2, 5],
    ));

  it('are written out where a text is shown to be agreed to', () => {
    assert.equal(
      withInvisibleShown('npm test \u202e#\u2066; rm -rf ~\u{E0041}'),
      'npm test \\u202e#\\u2066; rm -rf ~\\u{e0041}',
    );
    assert.equal(withInvisibleShown('a\tb\r\nc\rd'), 'a\tb\r\nc\\u000dd');
    assert.equal(shownOnOneLine('sh\n-c\tx\r'), 'sh\\n-c\\tx\\u000d');
  });
});
