import assert from 'node:assert/strict';
import type { Clock } from '../../src/core/clock.ts';
import { finish, inTurns, Pace, type Steps } from '../../src/core/steps.ts';

/** Each step takes 3 ms. */
const STEP_MS = 3;

class WorkingClock implements Clock {
  readonly events: string[] = [];
  #nowMs = 0;

  now(): number {
    return this.#nowMs;
  }

  sleep(): Promise<void> {
    this.events.push('pause');
    return Promise.resolve();
  }

  *work(name: string, steps: number): Steps<string> {
    for (let step = 0; step < steps; step += 1) {
      this.#nowMs += STEP_MS;
      this.events.push(name);
      yield;
    }
    return name;
  }
}

describe('work in steps', () => {
  const { signal } = new AbortController();

  it('gives the thread back every few milliseconds', async () => {
    const clock = new WorkingClock();
    assert.equal(await inTurns(clock.work('a', 7), { clock, signal }), 'a');
    assert.deepEqual(clock.events, ['pause', 'a', 'a', 'a', 'pause', 'a', 'a', 'a', 'pause', 'a']);
  });

  it('ends at the next pause when it is canceled', async () => {
    const clock = new WorkingClock();
    const leaving = new AbortController();
    const working = inTurns(clock.work('a', 100), { clock, signal: leaving.signal });
    await Promise.resolve();
    leaving.abort();
    assert.equal(await working, undefined);
    assert.ok(clock.events.length < 10);
  });

  it('takes turns with other work, each with its own result', async () => {
    const clock = new WorkingClock();
    const works = [inTurns(clock.work('a', 6), { clock, signal }), inTurns(clock.work('b', 6), { clock, signal })];
    assert.deepEqual(await Promise.all(works), ['a', 'b']);
    assert.ok(clock.events.indexOf('b') < clock.events.lastIndexOf('a'));
  });

  it('can be done at once', () => {
    assert.equal(finish(new WorkingClock().work('a', 6)), 'a');
  });

  it('is due to pause after so many characters, and so many lines', () => {
    const pace = new Pace();
    assert.equal(pace.isDue(100), false);
    assert.equal(pace.isDue(100_000), true);
    assert.equal(pace.isDue(100), false);
    const lines = Array.from({ length: 10_000 }, () => pace.isDue(0));
    assert.ok(lines.filter(isDue => isDue).length >= 5);
  });
});
