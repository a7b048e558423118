import assert from 'node:assert/strict';
import { finish } from '../../../src/core/steps.ts';
import { LineIndex } from '../../../src/core/text/lineIndex.ts';

const indexOf = (lines: readonly string[]) => finish(LineIndex.of(lines));
const ALL = { from: 0, to: 100 };

describe('an index of lines', () => {
  it('finds the only place of a run, whatever its indentation', () => {
    const index = indexOf(['a', 'x', '  a', '  b', '}']);
    assert.equal(finish(index.onlyPlace(['a', 'b'], ALL)), 2);
    assert.equal(finish(index.onlyPlace(['a', 'c'], ALL)), undefined);
    assert.equal(finish(index.onlyPlace(['}', 'a'], ALL)), undefined);
  });

  it('finds none of several places, but the only one in the preferred lines', () => {
    const index = indexOf(['a', 'b', '', 'a', 'b', '', 'a', 'b']);
    assert.equal(finish(index.onlyPlace(['a', 'b'], ALL)), undefined);
    assert.equal(finish(index.onlyPlace(['a', 'b'], { from: 2, to: 6 })), 3);
    assert.equal(finish(index.onlyPlace(['a', 'b'], { from: 0, to: 6 })), undefined);
    assert.equal(finish(index.onlyPlace(['a', 'b'], { from: 1, to: 4 })), undefined);
  });

  it('knows which runs occur', () => {
    const index = indexOf(['import {', '  a,', "} from 'a';"]);
    assert.equal(finish(index.includes(['import {', 'a,', "} from 'a';"])), true);
    assert.equal(finish(index.includes(['import {', 'b,', "} from 'a';"])), false);
    assert.equal(finish(index.includes(['a,', "} from 'a';", 'x'])), false);
  });

  it('finds a line by the lines after or above it, with a word among them', () => {
    const index = indexOf(['}', '}', 'b', 'x', '}', 'c']);
    assert.equal(finish(index.anchor(['}', 'c'], 1)), 4);
    assert.equal(finish(index.anchor(['}', '}'], 1)), undefined);
    assert.equal(finish(index.anchor(['}', 'x', 'b'], -1)), 4);
    assert.equal(finish(index.anchor(['}', 'd'], 1)), undefined);
  });

  it('gives up a search that would take too long', () => {
    const pairs = (count: number) => Array.from({ length: count }, () => ['a', 'b']).flat();
    const run = [...pairs(600), 'b'];
    assert.equal(finish(indexOf([...pairs(1_000), ...run]).includes(run)), true);
    assert.equal(finish(indexOf([...pairs(10_000), ...run]).includes(run)), false);
  });
});
