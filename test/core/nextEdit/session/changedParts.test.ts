import assert from 'node:assert/strict';
import { changedParts, changedWords } from '../../../../src/core/nextEdit/session/changedParts.ts';

/** `return [total→sum];`, with `-` before removed lines and `+` before added ones. */
function drawn(before: readonly string[], after: readonly string[]): string[] {
  const { parts, removed, added } = changedParts({ before, after });
  const above = added.filter(({ below }) => below < 0).flatMap(({ lines }) => lines.map(line => `+${line}`));
  const lines = before.flatMap((line, index) => {
    let text = removed.includes(index) ? `-${line}` : line;
    for (const part of parts.filter(one => one.line === index).toReversed()) {
      text = `${text.slice(0, part.start)}[${text.slice(part.start, part.end)}→${part.added}]${text.slice(part.end)}`;
    }
    return [text, ...added.filter(({ below }) => below === index).flatMap(one => one.lines.map(each => `+${each}`))];
  });
  return [...above, ...lines];
}

describe('the changed parts of lines', () => {
  for (const [before, after, wanted] of [
    ['  return total;', '  return sum;', '  return [total→sum];'],
    ['total = total + 1', 'sum = sum + 1', '[total→sum] = [total→sum] + 1'],
    ['area(width)', 'area(width, height)', 'area(width[→, height])'],
    ['area(width, height)', 'area(width)', 'area(width[, height→])'],
    ['load(path)', 'await load(path)', '[→await ]load(path)'],
    ['  let a b', '  let c d', '  let [a b→c d]'],
    ['  x', '    x', '[  →    ]x'],
    ['  first(one)', '  quite.another = thing', '  [first(one)→quite.another = thing]'],
    ['same', 'same', 'same'],
  ] as const) {
    it(`of ${before} and ${after}`, () => assert.deepEqual(drawn([before], [after]), [wanted]));
  }

  it('are whole lines where lines are added or removed', () => {
    assert.deepEqual(drawn(['a();', 'c();'], ['a();', 'b();', 'c();']), ['a();', '+b();', 'c();']);
    assert.deepEqual(drawn([], ["import b from 'b';"]), ["+import b from 'b';"]);
    assert.deepEqual(drawn(['a();', 'b();', 'c();'], ['a();', 'c();']), ['a();', '-b();', 'c();']);
    assert.deepEqual(drawn(['get(a) {'], ['get(a, b) {', '  check(b);']), ['get(a[→, b]) {', '+  check(b);']);
  });

  it('take no time worth mentioning in a long line', () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `item${index}`).join(' ');
    const { parts } = changedParts({ before: [`a ${long} z`], after: [`b ${long} y`] });
    assert.equal(parts.length, 1);
  });
});

describe('the changed words', () => {
  it('are the first ones', () => {
    assert.deepEqual(changedWords({ before: ['total += total;'], after: ['sum += sum;'] }), {
      removed: 'total',
      added: 'sum',
    });
    assert.deepEqual(changedWords({ before: [], after: ['  a();', '  b();'] }), { removed: '', added: 'a(); b();' });
    assert.deepEqual(changedWords({ before: ['  a();'], after: [] }), { removed: 'a();', added: '' });
  });
});
