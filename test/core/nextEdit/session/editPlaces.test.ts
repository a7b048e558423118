import assert from 'node:assert/strict';
import type { NextEdit } from '../../../../src/core/nextEdit/nextEdit.ts';
import {
  endOfChange,
  isCurrent,
  placeToGo,
  touchedLines,
  withEdits,
} from '../../../../src/core/nextEdit/session/editPlaces.ts';

function edit(line: number, before: readonly string[], after: readonly string[]): NextEdit {
  return { uri: 'a.ts', kind: 'ripple', line, before, after, probability: 0.9 };
}

const at = (line: number, character: number) => ({ line, character });

describe('the place of an edit', () => {
  it('is entered behind the first changed part, and left behind the last one', () => {
    const rename = edit(4, ['  total += total;'], ['  sum += sum;']);
    assert.deepEqual(placeToGo(rename), at(4, 7));
    assert.deepEqual(endOfChange(rename), at(4, 12));
    assert.deepEqual(touchedLines(rename), { first: 4, last: 4 });
  });

  it('is entered at the end of a line that changes in its leading blanks, where Tab would indent', () => {
    assert.deepEqual(placeToGo(edit(4, ['  load();'], ['  await load();'])), at(4, 9));
  });

  it('is the line above for added lines, and the line itself for removed ones', () => {
    const added = edit(4, ['a();'], ['a();', 'b();']);
    assert.deepEqual(placeToGo(added), at(4, 4));
    assert.deepEqual(endOfChange(added), at(5, 4));
    assert.deepEqual(touchedLines(edit(4, [], ['b();'])), { first: 3, last: 4 });
    assert.deepEqual(placeToGo(edit(4, ['a();', 'b();'], ['a();'])), at(5, 4));
    assert.deepEqual(endOfChange(edit(4, ['a();', 'b();'], ['a();'])).line, 4);
  });

  it('is current while its lines are', () => {
    const lines = ['a', 'b', 'c'];
    assert.ok(isCurrent(lines, edit(1, ['b', 'c'], [])));
    assert.ok(!isCurrent(lines, edit(2, ['c', 'd'], [])));
    assert.ok(!isCurrent(lines, edit(0, ['b'], [])));
  });
});

describe('edits of one file', () => {
  it('are made from the bottom up', () => {
    const edits = [edit(0, ['a'], ['A', 'and']), edit(2, ['c'], []), edit(3, [], ['e'])];
    assert.deepEqual(withEdits(['a', 'b', 'c'], edits), ['A', 'and', 'b', 'e']);
  });
});
