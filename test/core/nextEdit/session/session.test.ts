import assert from 'node:assert/strict';
import type { NextEdit, Place } from '../../../../src/core/nextEdit/nextEdit.ts';
import { NextEditSession, PAUSE_MS, type SessionOptions } from '../../../../src/core/nextEdit/session/session.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const EDIT = { uri: 'a.ts', line: 0, before: ['let total;'], after: ['let sum;'] };
const SEEN = { edits: [EDIT], files: [] };

/** `total` becomes `sum` in this line. */
function rename(line: number, text = `f${line}(total)`, uri = 'a.ts'): Place {
  return {
    uri,
    kind: 'ripple',
    line,
    before: [text],
    after: [text.replace('total', 'sum')],
    probability: 0.9,
  };
}

function asked(line: number): Place {
  return { uri: 'a.ts', kind: 'diagnostic', line, before: [`broken(${line})`], probability: 0.8 };
}

function start(places: readonly Place[], options: Partial<SessionOptions> = {}) {
  const clock = new FakeClock();
  const fates: string[] = [];
  const state = { places };
  const session = new NextEditSession({
    clock,
    look: async () => SEEN,
    // biome-ignore lint/correctness/useYield: nothing to wait for
    find: function* () {
      return state.places;
    },
    refuse: ({ probability }) => (probability > 0.5 ? undefined : 'unlikely'),
    onChange: () => undefined,
    onFate: ({ line }, fate) => fates.push(`${line} ${fate}`),
    ...options,
  });
  const pause = () => clock.advance(PAUSE_MS);
  const edit = async () => {
    session.edited();
    await pause();
  };
  const line = () => session.offer?.edit.line;
  return { session, clock, fates, state, pause, edit, line };
}

describe('a session of next edits', () => {
  it('offers the best place after a pause, and the others as the rest', async () => {
    const { session, clock, line } = start([rename(3), rename(7), asked(9)]);
    session.edited();
    assert.equal(session.nothing, 'waiting');
    await clock.advance(PAUSE_MS - 1);
    assert.equal(line(), undefined);
    await clock.advance(1);
    assert.equal(line(), 3);
    assert.deepEqual(
      session.offer?.rest.map(edit => edit.line),
      [7],
    );
    assert.equal(session.offer?.isNext, false);
  });

  it('waits again at each key, and offers nothing while text changes', async () => {
    const { session, clock, line } = start([rename(3)]);
    session.edited();
    await clock.advance(PAUSE_MS - 1);
    session.edited();
    await clock.advance(PAUSE_MS - 1);
    assert.equal(line(), undefined);
    await clock.advance(1);
    assert.equal(line(), 3);
    session.edited();
    assert.equal(line(), undefined);
  });

  it('offers the next place at once when one is accepted', async () => {
    const { session, state, edit, fates, line } = start([rename(3), rename(7)]);
    await edit();
    state.places = [rename(7)];
    await session.applied();
    assert.equal(line(), 7);
    assert.equal(session.offer?.isNext, true);
    state.places = [];
    await session.applied();
    assert.equal(line(), undefined);
    assert.deepEqual(fates, ['3 accepted', '7 accepted']);
  });

  it('remembers a dismissed change, and in its place also when the next edit is requested', async () => {
    const { session, edit, fates, line } = start([rename(3), rename(7)]);
    await edit();
    session.dismiss();
    assert.equal(session.nothing, 'dismissed');
    await edit();
    assert.equal(line(), undefined);
    assert.equal(session.nothing, 'dismissed');
    await session.request();
    assert.equal(line(), 7);
    assert.deepEqual(fates, ['3 dismissed']);
  });

  it('offers a dismissed change again when the user makes it once more', async () => {
    const edits = [EDIT];
    const { session, edit, line } = start([rename(3), rename(7)], {
      look: async () => ({ edits: [...edits], files: [] }),
    });
    await edit();
    session.dismiss();
    await edit();
    assert.equal(line(), undefined);
    edits.push({ ...EDIT, line: 20 });
    await edit();
    assert.equal(line(), 7);
  });

  it('does not offer again what was undone, and waits for an edit', async () => {
    const { session, edit, fates, line, pause } = start([rename(3), rename(7)]);
    await edit();
    await session.applied();
    session.undone('a.ts');
    await pause();
    assert.equal(line(), undefined);
    assert.equal(session.nothing, 'after-undo');
    await edit();
    assert.equal(line(), 7);
    assert.deepEqual(fates, ['3 accepted', '3 undone']);
  });

  it('says why there is none', async () => {
    const { session, edit, state } = start([]);
    assert.equal(session.nothing, 'no-edit');
    await edit();
    assert.equal(session.nothing, 'nothing-found');
    state.places = [{ ...rename(3), probability: 0.1 }];
    await edit();
    assert.equal(session.nothing, 'unlikely');
    state.places = [asked(9)];
    await edit();
    assert.equal(session.nothing, 'no-content');
  });

  it('shows nothing where the editor is busy, and looks again when it is not', async () => {
    let isBusy = true;
    const { session, edit, line } = start([rename(3)], { look: async () => (isBusy ? undefined : SEEN) });
    await edit();
    assert.equal(line(), undefined);
    isBusy = false;
    await session.resume();
    assert.equal(line(), 3);
  });

  describe('with a model', () => {
    const mended = (place: Place): NextEdit => ({
      ...place,
      after: [`first mend(${place.line})`, `mend(${place.line})`],
      requestId: 'r1',
    });
    const answers = (requests: number[], isFound = true): Pick<SessionOptions, 'ask'> => ({
      ask: async ({ place }) => {
        requests.push(place.line);
        const edit = mended(place);
        const further = [{ ...edit, line: place.line + 1, before: ['near'], after: ['next to it'] }];
        return isFound
          ? { kind: 'suggested', edit, further }
          : { kind: 'rejected', reason: 'no-change', requestId: 'r1' };
      },
    });

    it('asks once for a burst of edits, for the best place', async () => {
      const requests: number[] = [];
      const { session, edit, line, state } = start([asked(9), asked(12)], answers(requests));
      await edit();
      assert.equal(line(), 9);
      state.places = [asked(12)];
      await session.applied();
      // Of the same answer, one line further down by now.
      assert.deepEqual([line(), session.offer?.edit.after], [11, ['next to it']]);
      state.places = [asked(12)];
      session.dismiss();
      await session.resume();
      assert.equal(line(), undefined);
      assert.deepEqual(requests, [9]);
      await edit();
      assert.deepEqual(requests, [9, 12]);
    });

    it('never asks for a place that costs nothing, and goes on with one where the model has no edit', async () => {
      const requests: number[] = [];
      const { edit, line, state } = start([rename(3), asked(9)], answers(requests, false));
      await edit();
      assert.equal(line(), 3);
      assert.deepEqual(requests, []);
      state.places = [asked(9), rename(3)];
      await edit();
      assert.equal(line(), 3);
      assert.deepEqual(requests, [9]);
    });

    it("has the model's reason where it has no edit", async () => {
      const { session, edit } = start([asked(9)], answers([], false));
      await edit();
      assert.deepEqual(session.nothing, { kind: 'rejected', reason: 'no-change', requestId: 'r1' });
    });

    it('cancels the request when the text changes', async () => {
      const signals: AbortSignal[] = [];
      const never = new Promise<undefined>(() => undefined);
      const { session, edit } = start([asked(9)], {
        ask: (_question, signal) => {
          signals.push(signal);
          return never;
        },
      });
      await edit();
      session.edited();
      assert.deepEqual(
        signals.map(({ aborted }) => aborted),
        [true],
      );
    });
  });
});
