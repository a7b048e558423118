import assert from 'node:assert/strict';
import { installedDrafts } from '../support/grammars.ts';
import { complaintsIn, FRESH, VARIED } from './complaints.ts';
import { type CorpusCase, type Shown, shownFor, type Verdict, verdictOn } from './judged.ts';

/** Complaints of users about ghost text, as cases: `npm run corpus -- complaints` prints them by kind. */
for (const { name, cases, right, harmed: most } of [
  { name: 'the inputs after public complaints', cases: complaintsIn(), right: 98, harmed: 1 },
  { name: 'inputs of the same kinds in other languages', cases: complaintsIn(VARIED), right: 98, harmed: 1 },
  { name: 'inputs that were not mended one by one', cases: complaintsIn(FRESH), right: 96, harmed: 4 },
]) {
  describe(name, () => {
    const outcomes: { readonly one: CorpusCase; readonly shown: Shown; readonly verdict: Verdict }[] = [];

    before(async function () {
      this.timeout(60_000);
      const newDraft = installedDrafts();
      for (const one of cases) {
        const shown = await shownFor(one, newDraft);
        outcomes.push({ one, shown, verdict: verdictOn(one, shown, () => undefined) });
      }
    });

    const idsOf = (isWanted: (outcome: (typeof outcomes)[number]) => boolean) =>
      outcomes.filter(isWanted).map(({ one }) => one.id);

    it(`are right in ${right} of 100`, () => {
      const wrong = idsOf(({ verdict }) => verdict !== 'right' && verdict !== 'begun');
      assert.ok(wrong.length <= (1 - right / 100) * outcomes.length, wrong.join('\n'));
    });

    it(`leave another document than the wanted one in ${most} of 100 at most`, () => {
      const harmed = idsOf(({ verdict }) => verdict === 'other' || verdict === 'indented');
      assert.ok(harmed.length <= (most / 100) * outcomes.length, harmed.join('\n'));
    });

    it('never lose text on the screen', () => {
      assert.deepEqual(
        idsOf(({ shown }) => shown.tookBack),
        [],
      );
    });
  });
}
