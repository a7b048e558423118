import assert from 'node:assert/strict';
import { cursorAfter, tailOfUnits, unitsShort } from '../../../../src/core/completion/request/cursorAfterAccept.ts';

describe('the cursor after a suggestion is accepted', () => {
  for (const [insertText, rest, replaceSuffix, wanted, left] of [
    ['log("x");', '', 0, 9, 9],
    ['log("👻");', '', 0, 10, 9],
    ['log("👻👍🏽");', '', 0, 14, 11],
    ['log("👻");\n  done();', '', 0, 20, 20],
    ['log("👻")', ')', 1, 8, 7],
    ['"👻")', ')', 1, 4, 3],
    ['"👻");', ')', 1, 6, 5],
    [')👻', ')', 1, 3, 2],
    ['"👻")', ') + f(1)', 1, 4, 3],
  ] as const) {
    it(`is after the new part of ${JSON.stringify(insertText)} before ${JSON.stringify(rest)}`, () => {
      assert.deepEqual(cursorAfter({ insertText, replaceSuffix }, rest), { wanted, left });
    });
  }

  it('is found in a replaced rest of the line after the last character of two units', () => {
    const lines = ['', '  a', 'say("👻") ', '👻', '👻a👻\tb', 'é\u0301'];
    assert.deepEqual(lines.map(tailOfUnits), ['', '  a', '") ', '', '\tb', 'é\u0301']);
  });

  it('is left short by one for each character of two units in the last line', () => {
    assert.deepEqual(
      ['', 'a', '👻', '👻\nb', 'b\n👻👻', 'é', 'e\u0301', '\ud800'].map(unitsShort),
      [0, 0, 1, 0, 2, 0, 0, 0],
    );
  });
});
