import assert from 'node:assert/strict';
import { type Case, casesOf, gapsIn, knownGaps, ownSources } from '../../../cases/cases.ts';
import { type Scored, score } from '../../../cases/score.ts';
import { installedDrafts } from '../../../support/grammars.ts';

/** The figures that the completion engine is held to; `node test/cases/figures.ts` prints them in full. */
describe('the case set', () => {
  const cases = [...casesOf(gapsIn(ownSources(), 1, 1), 6, 1), ...casesOf(knownGaps(), 3, 1)];
  const scored: [Case, Scored][] = [];

  before(async function () {
    // Half a second by itself; a machine that does other things as well may take many times that.
    this.timeout(30_000);
    const newDraft = installedDrafts();
    for (const one of cases) scored.push([one, await score(one, newDraft)]);
  });

  it('has 600 cases and more, over all shapes and at least four languages', () => {
    assert.ok(cases.length >= 600, `${cases.length}`);
    assert.ok(new Set(cases.map(one => one.languageId)).size >= 4);
    assert.ok(new Set(cases.map(one => one.shape)).size >= 45);
  });

  it('comes out right in 99 of 100', () => {
    const right = scored.filter(([, { score }]) => score === 'right' || score === 'begun');
    assert.ok(right.length >= 0.99 * cases.length, `${right.length} of ${cases.length}`);
  });

  it('is harmed in 3 of 1000 at most', () => {
    const harmed = scored.filter(([, { score }]) => score === 'harmed').map(([{ id }]) => id);
    assert.ok(harmed.length <= 0.003 * cases.length, harmed.join('\n'));
  });

  it('never takes back text on the screen', () => {
    assert.deepEqual(
      scored.filter(([, { tookBack }]) => tookBack).map(([{ id }]) => id),
      [],
    );
  });

  it('passes clean answers unchanged', () => {
    const clean = scored.filter(([{ shape }]) => /^clean|^crlf$/.test(shape));
    const harmed = clean.filter(([, { score }]) => score === 'harmed' || score === 'nothing');
    assert.ok(harmed.length <= 0.005 * clean.length, harmed.map(([{ id }]) => id).join('\n'));
  });
});
