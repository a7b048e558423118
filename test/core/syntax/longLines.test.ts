import assert from 'node:assert/strict';
import { languageOf } from '../../../src/core/syntax/language.ts';
import { CODE, scanLine } from '../../../src/core/syntax/quoting.ts';

/** How many characters are looked at one by one. */
function charsReadIn(line: string, languageId: string): number {
  const { charAt } = String.prototype;
  let chars = 0;
  String.prototype.charAt = function (at) {
    chars += 1;
    return charAt.call(this, at);
  };
  try {
    scanLine(line, CODE, languageOf(languageId));
  } finally {
    String.prototype.charAt = charAt;
  }
  return chars;
}

describe('a very long line', () => {
  for (const languageId of ['typescript', 'python', 'ruby']) {
    it(`of escaped quotes is read a few times at most (${languageId})`, () => {
      const line = '\\"'.repeat(20_000);
      const chars = charsReadIn(line, languageId);
      assert.ok(chars <= 10 * line.length, `${chars} of ${line.length} characters`);
    });
  }

  it('counts as code after its first 50,000 characters', () => {
    const { after, code } = scanLine(`${'"a" '.repeat(20_000)}"b"`, CODE, languageOf('typescript'));
    assert.ok(code.endsWith('"a" "b"'));
    assert.deepEqual(after, CODE);
  });

  it('ends a comment that begins above it', () => {
    const comment = { kind: 'comment', end: '*/' } as const;
    const line = 'a'.repeat(100_000);
    assert.deepEqual(scanLine(line, comment, languageOf('typescript')).after, comment);
    assert.deepEqual(scanLine(`${line}*/`, comment, languageOf('typescript')).after, CODE);
  });

  it('begins a comment that goes on below it', () => {
    const { after } = scanLine(`/*${'a'.repeat(100_000)}`, CODE, languageOf('typescript'));
    assert.deepEqual(after, { kind: 'comment', end: '*/' });
  });
});
