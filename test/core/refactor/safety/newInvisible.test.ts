import assert from 'node:assert/strict';
import { warningsOf } from '../../../../src/core/refactor/safety/warnings.ts';
import { finish } from '../../../../src/core/steps.ts';

/** `line: message` of each warning. */
function warned(before: string, after: string): string[] {
  return finish(warningsOf({ path: 'a.ts', languageId: 'typescript', selected: before, before, after })).map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

const ORDER = 'text can be displayed in a different order than it runs.';
const LOOKS = 'it is invisible and can make two different names look the same.';
const CARRIES = 'it is invisible and can carry text that a program or a model reads.';
const CONTROL = 'a control character can hide text, or control the terminal that prints it.';

describe('invisible characters that a proposal brings in', () => {
  for (const [char, message] of [
    ['\u202e', `U+202E RIGHT-TO-LEFT OVERRIDE: ${ORDER}`],
    ['\u202d', `U+202D LEFT-TO-RIGHT OVERRIDE: ${ORDER}`],
    ['\u2067', `U+2067 RIGHT-TO-LEFT ISOLATE: ${ORDER}`],
    ['\u200f', `U+200F RIGHT-TO-LEFT MARK: ${ORDER}`],
    ['\u061c', `U+061C ARABIC LETTER MARK: ${ORDER}`],
    ['\u200b', `U+200B ZERO WIDTH SPACE: ${LOOKS}`],
    ['\u200c', `U+200C ZERO WIDTH NON-JOINER: ${LOOKS}`],
    ['\u200d', `U+200D ZERO WIDTH JOINER: ${LOOKS}`],
    ['\u2060', `U+2060 WORD JOINER: ${LOOKS}`],
    ['\u2062', `U+2062 INVISIBLE OPERATOR: ${LOOKS}`],
    ['\ufeff', `U+FEFF ZERO WIDTH NO-BREAK SPACE: ${LOOKS}`],
    ['\u00ad', `U+00AD SOFT HYPHEN: ${LOOKS}`],
    ['\u034f', `U+034F COMBINING GRAPHEME JOINER: ${LOOKS}`],
    ['\u115f', `U+115F HANGUL CHOSEONG FILLER: ${LOOKS}`],
    ['\u1160', `U+1160 HANGUL JUNGSEONG FILLER: ${LOOKS}`],
    ['\u3164', `U+3164 HANGUL FILLER: ${LOOKS}`],
    ['\uffa0', `U+FFA0 HALFWIDTH HANGUL FILLER: ${LOOKS}`],
    ['\u2800', `U+2800 BRAILLE PATTERN BLANK: ${LOOKS}`],
    ['\u180e', `U+180E MONGOLIAN VOWEL SEPARATOR: ${LOOKS}`],
    ['\u2028', `U+2028 LINE SEPARATOR: ${LOOKS}`],
    ['\ufe00', `U+FE00 VARIATION SELECTOR: ${CARRIES}`],
    ['\ufe0f', `U+FE0F VARIATION SELECTOR: ${CARRIES}`],
    ['\u{e0100}', `U+E0100 VARIATION SELECTOR: ${CARRIES}`],
    ['\u{e0041}', `U+E0041 TAG CHARACTER: ${CARRIES}`],
    ['\u{e0080}', `U+E0080: ${CARRIES}`],
    ['\0', `U+0000 NULL: ${CONTROL}`],
    ['\x1b', `U+001B ESCAPE: ${CONTROL}`],
    ['\x08', `U+0008 BACKSPACE: ${CONTROL}`],
    ['\x85', `U+0085 CONTROL CHARACTER: ${CONTROL}`],
  ] as const) {
    it(`are named: ${message}`, () =>
      assert.deepEqual(warned('let a = 1;\n', `let a = 1;\nlet b${char}c = 2;\n`), [`1: ${message}`]));
  }

  it('are warned of in comments and strings as well, where they usually are', () =>
    assert.deepEqual(warned('', '// a\u202e\n"\u2066"\n'), [
      `0: U+202E RIGHT-TO-LEFT OVERRIDE: ${ORDER}`,
      `1: U+2066 LEFT-TO-RIGHT ISOLATE: ${ORDER}`,
    ]));

  it('are one warning a line, which names three of them', () =>
    assert.deepEqual(warned('', 'a\u202e\u2066\u202eb\u200bc\u2060d\n'), [
      `0: U+202E RIGHT-TO-LEFT OVERRIDE, U+2066 LEFT-TO-RIGHT ISOLATE, U+200B ZERO WIDTH SPACE and 1 more: ${ORDER}`,
    ]));

  it('are left alone where they were before, also in a line that changes elsewhere', () =>
    assert.deepEqual(warned('const a = "x\u200by"; // one\n', 'const bb = "x\u200by"; // two\n'), []));

  it('are warned of where one moves to another place', () =>
    assert.deepEqual(warned('const a = "x\u200by";\n', 'const a\u200b = "xy";\n'), [
      `0: U+200B ZERO WIDTH SPACE: ${LOOKS}`,
    ]));

  it('exclude emoji, Persian words, and the mark at the start of a file', () =>
    assert.deepEqual(warned('', '\ufeff// 👩\u200d👧 ❤\ufe0f می\u200cخواهم\r\n'), []));
});
