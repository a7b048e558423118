import assert from 'node:assert/strict';
import { judgeOf } from '../../../../src/core/refactor/safety/soundness.ts';
import type { FaultsIn } from '../../../../src/core/syntax/faults/faults.ts';
import { below, chunked, randomFrom } from '../../../cases/random.ts';
import { proposalFor, type RefactorCase, refactorCases, verdictOn } from '../../../cases/refactor/cases.ts';
import { refusedCases, shapedCases } from '../../../cases/refactor/shapes.ts';
import { installedGrammars } from '../../../support/grammars.ts';

const judges = new Map<string, FaultsIn>();

/** As in the editor, once the grammar is there. */
async function loadJudges(cases: readonly RefactorCase[]): Promise<void> {
  const grammars = installedGrammars();
  for (const languageId of new Set(cases.map(({ target }) => target.languageId)))
    judges.set(languageId, await judgeOf(languageId, grammars));
}

describe('refactoring cases', () => {
  const cases = refactorCases();

  before(() => loadJudges([...cases, ...shapedCases(), ...refusedCases()]));

  it('have names of their own', () => assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length));

  for (const one of cases) {
    it(one.id, () => holds(one));
  }

  it('come out the same in whatever pieces the answer arrives', () => {
    const random = randomFrom(20);
    for (const [index, one] of cases.entries()) {
      const whole = proposalFor(one, [one.answer]);
      // Each length for a third of the cases of every kind: all of them for all cases take too long.
      const pieces = chunked(one.answer, [1, 7, 200][index % 3] ?? 1, random);
      assert.deepEqual(proposalFor(one, pieces), whole, `${one.id} in ${pieces.length} pieces`);
      // A carriage return that comes without its line feed.
      const cut = below(one.answer.length + 1, random);
      assert.deepEqual(proposalFor(one, [one.answer.slice(0, cut), one.answer.slice(cut)]), whole, one.id);
    }
  });
});

describe('a change, in any format,', () => {
  const cases = shapedCases();

  it('is tried in 300 cases and more', () => assert.ok(cases.length >= 300, `${cases.length}`));

  for (const one of cases) it(one.id, () => holds(one));
});

describe('an answer that is no change', () => {
  for (const one of refusedCases()) it(one.id, () => holds(one));
});

function holds(one: RefactorCase): void {
  const proposal = proposalFor(one, [one.answer], judges.get(one.target.languageId));
  if (verdictOn(one, proposal) === 'right') return;
  const made =
    proposal.kind === 'refused'
      ? `refused ${proposal.reason}`
      : Object.fromEntries(proposal.files.map(({ path, after }) => [path, after]));
  const wanted = typeof one.expected === 'string' ? `refused ${one.expected}` : Object.fromEntries(one.expected);
  assert.deepEqual(made, wanted);
}
