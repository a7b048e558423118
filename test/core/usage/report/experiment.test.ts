import assert from 'node:assert/strict';
import { chooseArm, experimentReportOf, verdictOf } from '../../../../src/core/usage/report/experiment.ts';
import { AcceptCells } from '../../../../src/core/usage/sums/acceptCells.ts';
import { record, utcDay } from '../records.ts';

describe('an experiment', () => {
  it('gives each session one of the two, as chance has it', () => {
    const draws = [0, 0.49, 0.5, 0.99].map(number => chooseArm(['a', 'b'], () => number));
    assert.deepEqual(draws, ['a', 'a', 'b', 'b']);
  });

  it('counts only sessions that chance has decided', () => {
    const cells = new AcceptCells();
    const taken = { accepted: { chars: 1, lines: 1 } };
    for (const one of [{ arm: 'a', ...taken }, { arm: 'a' }, { arm: 'b' }, { arm: 'c' }, taken]) cells.add(record(one));
    const { arms } = experimentReportOf(cells.cells, ['a', 'b'], utcDay);
    assert.deepEqual(arms, [
      { arm: 'a', accepted: { part: 1, of: 2 } },
      { arm: 'b', accepted: { part: 0, of: 1 } },
    ]);
  });

  it('shows how many more suggestions are needed before it draws a conclusion', () => {
    const verdict = verdictOf({ part: 12, of: 40 }, { part: 3, of: 20 });
    assert.ok(verdict.kind === 'not-enough');
    const [a, b] = verdict.more;
    assert.ok(a > 500 && a < 700, String(a));
    assert.equal(b - a, 20);
    assert.ok(verdictOf({ part: 0, of: 0 }, { part: 0, of: 0 }).kind === 'not-enough');
  });

  it('does not call a difference of few suggestions one', () => {
    assert.equal(verdictOf({ part: 10, of: 10 }, { part: 0, of: 10 }).kind, 'not-enough');
  });

  it('names the better side, and the smallest likely difference', () => {
    const verdict = verdictOf({ part: 200, of: 500 }, { part: 125, of: 500 });
    assert.ok(verdict.kind === 'different');
    assert.ok(verdict.difference.low > 0.09 && verdict.difference.high < 0.21);
  });

  it('reports that a relevant difference is unlikely', () => {
    assert.equal(verdictOf({ part: 300, of: 1000 }, { part: 302, of: 1000 }).kind, 'alike');
  });

  it('with a higher threshold stops at that threshold', () => {
    for (const share of [0, 0.05, 0.3, 0.5]) {
      let of = 20;
      for (let round = 0; ; round++) {
        assert.ok(round < 6, `asks for ever, ${of} by now`);
        const rate = { part: Math.round(of * share), of };
        const verdict = verdictOf(rate, rate);
        if (verdict.kind !== 'not-enough') break;
        assert.ok(verdict.more[0] > 0);
        of += verdict.more[0];
      }
    }
  });
});
