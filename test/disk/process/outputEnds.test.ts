import assert from 'node:assert/strict';
import { OutputEnds } from '../../../src/disk/process/outputEnds.ts';

function shown(...texts: readonly string[]): string {
  const ends = new OutputEnds({ headChars: 10, tailChars: 10 });
  for (const text of texts) ends.push(text);
  return ends.toString();
}

describe('the output of a program', () => {
  it('is shown whole where it is short', () => {
    assert.equal(shown('one\n', 'two\n'), 'one\ntwo');
    assert.equal(shown('0123456789', 'abcdefghij'), '0123456789abcdefghij');
  });

  it('is shortened in the middle if it is long, with the number of missing characters', () => {
    assert.equal(
      shown('0123456789', 'x'.repeat(5_000), 'abcdefghij'),
      '0123456789\n[… 5,000 characters left out …]\nabcdefghij',
    );
    assert.equal(shown(`0123456789${'x'.repeat(7)}abcdefghij`), '0123456789\n[… 7 characters left out …]\nabcdefghij');
  });

  it('takes no more room than it shows, however much there is', () => {
    const ends = new OutputEnds({ headChars: 100, tailChars: 100 });
    for (let line = 0; line < 100_000; line++) ends.push('a line of many, all alike\n');
    assert.ok(ends.toString().length < 300);
  });

  it('has no colors, and of a line that was written over itself the last state', () => {
    assert.equal(shown('\u001b[31mred\u001b[0m'), 'red');
    assert.equal(shown('10 %\r50 %\rdone\r\n', 'x\n'), 'done\nx');
  });
});
