import assert from 'node:assert/strict';
import { Cadence } from '../../../../src/core/completion/request/cadence.ts';

function typed(...gaps: readonly number[]): number {
  const cadence = new Cadence();
  let now = 1_000;
  cadence.typed(now);
  for (const gap of gaps) {
    now += gap;
    cadence.typed(now);
  }
  return cadence.gapMs;
}

describe('the typing cadence', () => {
  it('approaches the gaps between the keystrokes', () => {
    assert.ok(Math.abs(typed(...Array<number>(30).fill(90)) - 90) < 5);
    assert.ok(Math.abs(typed(...Array<number>(30).fill(250)) - 250) < 5);
  });
  it('does not count thoughts', () => assert.equal(typed(100, 5_000, 900), typed(100)));
  it('does not count two questions at one time', () => assert.equal(typed(100, 0, 0), typed(100)));
});
