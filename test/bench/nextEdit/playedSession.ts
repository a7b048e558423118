import type { NextEdit, Place } from '../../../src/core/nextEdit/nextEdit.ts';
import { NextEditRequests } from '../../../src/core/nextEdit/request/nextEditRequests.ts';
import { NextEditSession, PAUSE_MS, type Seen } from '../../../src/core/nextEdit/session/session.ts';
import { placesInSteps } from '../../../src/core/nextEdit/where/places.ts';
import { isLikelyEnough, type Lessons, learned } from '../../../src/core/nextEdit/worth/lessons.ts';
import { reasonNotToShow } from '../../../src/core/nextEdit/worth/worth.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { unlimited } from '../../support/unlimited.ts';
import type { FileCommit } from './fileCommits.ts';
import { Session } from './session.ts';
import { SimulatedModel } from './simulatedModel.ts';

export interface PlayedSession {
  readonly edits: number;
  readonly shown: number;
  /** Shown, and not what the commit has there; the user dismisses them. */
  readonly wrong: number;
  /** With Tab. */
  readonly applied: number;
  /** Of them without a request. */
  readonly free: number;
  readonly requests: number;
  readonly nanoDollars: number;
}

/** Of one user, over all commits. */
export interface Taught {
  lessons: Lessons;
}

/** Makes all edits of a commit with the session of the editor, right ones with Tab. Without an error rate no model. */
export async function playSession(
  commit: FileCommit,
  taught: Taught,
  errorRate: number | undefined,
): Promise<PlayedSession> {
  const clock = new FakeClock();
  const session = new Session(commit);
  const files = [commit, ...commit.others].map(({ after, path }) => ({ path, lines: after }));
  const model = new SimulatedModel({ files, errorRate: errorRate ?? 0 });
  const requests = new NextEditRequests({ provider: unlimited(model, { clock }), model: () => 'm', clock });
  const sum = { edits: 0, shown: 0, wrong: 0, applied: 0, free: 0 };
  const desk = new NextEditSession({
    clock,
    look: async () => ({ edits: session.edits, files: session.files }),
    find: seen => placesInSteps({ ...seen, texts: session.texts }),
    refuse: (place, seen) => refusal(place, seen, taught),
    ...(errorRate !== undefined && { ask: (question, signal) => requests.ask(question, signal) }),
    onChange: () => undefined,
    onFate: (edit, fate) => {
      taught.lessons = learned(taught.lessons, { edit, fate, time: clock.now() });
    },
  });
  while (session.playNext()) {
    sum.edits++;
    desk.edited();
    await clock.advance(PAUSE_MS);
    while (!desk.offer && desk.nothing === 'waiting') await settled();
    for (let edit = desk.offer?.edit; edit; edit = desk.offer?.edit) {
      sum.shown++;
      if (!isRight(edit, session)) {
        sum.wrong++;
        desk.dismiss();
        break;
      }
      session.apply(edit);
      sum.edits++;
      sum.applied++;
      if (edit.requestId === undefined) sum.free++;
      const next = desk.applied();
      await clock.advance(0);
      await next;
    }
  }
  desk.dispose();
  return { ...sum, requests: model.requests, nanoDollars: model.nanoDollars };
}

function isRight(edit: NextEdit, session: Session): boolean {
  return session.isRight(edit) && session.isExact(edit);
}

function refusal(place: Place, { edits, files }: Seen, { lessons }: Taught) {
  const file = files.find(({ uri }) => uri === place.uri);
  if (!file || !isLikelyEnough(place, lessons, 0)) return 'unlikely';
  const { after } = place;
  return after && reasonNotToShow({ ...place, after }, { edits, file, isDismissed: () => false });
}
