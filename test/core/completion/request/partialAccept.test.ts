import assert from 'node:assert/strict';
import type { Suggestion } from '../../../../src/core/completion/outcome/suggestion.ts';
import { partialAcceptOf } from '../../../../src/core/completion/request/partialAccept.ts';

const suggestion = (insertText: string, replaceSuffix = 0): Suggestion => ({ insertText, replaceSuffix });

describe('a piece of a suggestion', () => {
  it('is its beginning, and the rest is still on offer', () => {
    const one = { insertText: 'const total = 1;', replaceSuffix: 2, requestId: 'r' };
    assert.deepEqual(partialAcceptOf([one], { text: 'const ', replaced: 0 }), {
      from: one,
      text: 'const ',
      left: [{ ...one, insertText: 'total = 1;' }],
    });
  });

  it('is a line with its end, in files with either', () => {
    for (const eol of ['\n', '\r\n']) {
      const piece = partialAcceptOf([suggestion(`first();${eol}  second();`)], { text: `first();${eol}`, replaced: 0 });
      assert.equal(piece?.left[0]?.insertText, '  second();');
    }
  });

  it('excludes brackets that the editor closed before: foo(█) and ", b) {"', () => {
    // The bracket is in the document already, and is rewritten with the text after it.
    const piece = partialAcceptOf([suggestion(') {', 1)], { text: ') ', replaced: 1 });
    assert.equal(piece?.text, ' ');
    assert.deepEqual(piece?.left, [suggestion('{', 0)]);
  });

  it('is of the first suggestion that begins so; others that do are still on offer', () => {
    const [one, other, third] = [suggestion('sum(rows)'), suggestion('total(rows)'), suggestion('total.of(rows)')];
    const piece = partialAcceptOf([one, other, third], { text: 'total', replaced: 0 });
    assert.equal(piece?.from, other);
    assert.deepEqual(piece?.left, [suggestion('(rows)'), suggestion('.of(rows)')]);
  });

  it('is nothing else: another text, all of it, more than it covers, or less text', () => {
    const offered = [suggestion('sum(rows)', 1)];
    const none = (text: string, replaced = 0) =>
      assert.equal(partialAcceptOf(offered, { text, replaced }), undefined, text);
    none('sun');
    none('sum(rows)');
    none('sum(rows);');
    none('sum(', 2);
    none('s', 1);
    none('');
  });
});
