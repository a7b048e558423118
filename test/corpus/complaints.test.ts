import assert from 'node:assert/strict';
import { installedDrafts } from '../support/grammars.ts';
import { complaintsIn, VARIED } from './complaints.ts';
import { type CorpusCase, type Shown, shownFor, type Verdict, verdictOn } from './judged.ts';

/** Complaints of users about ghost text, as cases: `npm run corpus -- complaints` prints them by kind. */
for (const [name, cases] of [
  ['the inputs after public complaints', complaintsIn()],
  ['inputs of the same kinds in other languages', complaintsIn(VARIED)],
] as const) {
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

    it('are right in 98 of 100', () => {
      const wrong = idsOf(({ verdict }) => verdict !== 'right' && verdict !== 'begun');
      assert.ok(wrong.length <= 0.02 * outcomes.length, wrong.join('\n'));
    });

    it('leave another document than the wanted one in 1 of 100 at most', () => {
      const harmed = idsOf(({ verdict }) => verdict === 'other' || verdict === 'indented');
      assert.ok(harmed.length <= 0.01 * outcomes.length, harmed.join('\n'));
    });

    it('never lose text that was painted', () => {
      assert.deepEqual(
        idsOf(({ shown }) => shown.tookBack),
        [],
      );
    });
  });
}
