import type { Edit, Place } from '../../../src/core/nextEdit/nextEdit.ts';
import { PLACE_THRESHOLD, rankedPlacesInSteps } from '../../../src/core/nextEdit/where/places.ts';
import { finish } from '../../../src/core/steps.ts';
import type { FileCommit } from './fileCommits.ts';
import { naivePlaces } from './naive.ts';
import { Session } from './session.ts';

const PLAYED = 3;
const AMONG = 3;

/** A moment after one of the first edits of a commit, with what is shown then. */
export interface Moment {
  readonly id: string;
  /** 1 after the first edit. */
  readonly played: number;
  /** A later hunk shares an identifier with the first. */
  readonly shares: boolean;
  readonly ours: Ranking;
  readonly naive: Ranking;
  readonly top: Place | undefined;
  readonly edits: readonly Edit[];
}

type Content = 'exact' | 'other' | 'elsewhere';

interface Ranking {
  readonly isShown: boolean;
  readonly isFirstRight: boolean;
  readonly isAmongRight: boolean;
  /** Of a mechanical place that is shown. */
  readonly content?: Content;
}

export function momentsOf(commit: FileCommit, start = 0): Moment[] {
  const session = new Session(commit, start);
  const shares = sharesName(commit);
  const moments: Moment[] = [];
  for (let played = 1; played <= PLAYED && session.playNext(); played++) {
    if (session.left().length === 0) break;
    const { edits, files, texts } = session;
    const ranked = finish(rankedPlacesInSteps({ edits, files, texts }));
    const naive = naivePlaces(edits, files);
    const [top] = ranked;
    const isShown = top !== undefined && top.probability >= PLACE_THRESHOLD;
    const content = isShown && top.after !== undefined ? { content: contentOf(session, top) } : {};
    const isRight = (place: { uri: string; line: number }) => session.isRight(place);
    moments.push({
      id: commit.id,
      played,
      shares,
      top,
      edits: edits.slice(0, PLAYED),
      ours: {
        isShown,
        isFirstRight: top !== undefined && isRight(top),
        isAmongRight: ranked.slice(0, AMONG).some(isRight),
        ...content,
      },
      naive: {
        isShown: naive.length > 0,
        isFirstRight: naive[0] !== undefined && isRight(naive[0]),
        isAmongRight: naive.slice(0, AMONG).some(isRight),
      },
    });
  }
  return moments;
}

function contentOf(session: Session, place: Place): Content {
  if (!session.isRight(place)) return 'elsewhere';
  return session.isExact(place) ? 'exact' : 'other';
}

export interface Played {
  edits: number;
  /** Of them with Tab, without a request. */
  applied: number;
  /** Places that were shown and were wrong, or whose content was. */
  wrong: number;
}

/** Makes all edits of a commit, those that are shown with their content with Tab. */
export function playOn(commit: FileCommit): Played {
  const session = new Session(commit);
  const sum = { edits: 0, applied: 0, wrong: 0 };
  while (session.playNext()) {
    sum.edits++;
    for (;;) {
      const { edits, files, texts } = session;
      const [place] = finish(rankedPlacesInSteps({ edits, files, texts }));
      if (place === undefined || place.probability < PLACE_THRESHOLD) break;
      if (place.after === undefined || !session.isRight(place) || !session.isExact(place)) {
        sum.wrong += Number(!session.isRight(place) || place.after !== undefined);
        break;
      }
      session.apply({ ...place, after: place.after });
      sum.edits++;
      sum.applied++;
    }
  }
  return sum;
}

function sharesName({ before, after, hunks }: FileCommit): boolean {
  const names = hunks.map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => {
    const text = [...before.slice(beforeStart, beforeEnd), ...after.slice(afterStart, afterEnd)].join('\n');
    return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu));
  });
  const [first, ...later] = names;
  return later.some(other => [...other].some(name => first?.has(name)));
}
