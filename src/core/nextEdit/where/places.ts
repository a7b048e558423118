import type { Steps } from '../../steps.ts';
import type { NextEditKind, Place } from '../nextEdit.ts';
import { candidatesInSteps, type PlacesRequest } from './candidates.ts';
import { diagnosedPlaces } from './diagnosed.ts';
import { contentProbability, placeProbability } from './probability.ts';
import { isRenamedUse } from './renames.ts';
import type { Candidate, Resemblance } from './resemblance.ts';

/** Less probable places aren't worth a look: four of five that are shown should be right. */
export const PLACE_THRESHOLD = 0.68;
/** Of a place without content: at most wrong ones the model has no change. */
const ASK_THRESHOLD = 0.4;
/** Content that is less certain is left to the model; above, 19 of 20 are right to the letter. */
export const CONTENT_THRESHOLD = 0.9;
/** Of a name in another file that its file no longer exports: less than the uses in the file itself. */
const IMPORTED_PROBABILITY = PLACE_THRESHOLD;
/** Of a ripple through all open files; more are a task for a refactoring. */
const MOST_PLACES = 200;

const KINDS: Readonly<Record<Resemblance, NextEditKind>> = {
  block: 'alike',
  exact: 'ripple',
  context: 'alike',
  removed: 'ripple',
  added: 'ripple',
  kept: 'alike',
};

/** Where the user probably edits next, the most probable first; at most one place for a line. */
export function* placesInSteps(request: PlacesRequest): Steps<readonly Place[]> {
  return (yield* rankedPlacesInSteps(request)).filter(
    ({ after, probability }) => probability >= (after === undefined ? ASK_THRESHOLD : PLACE_THRESHOLD),
  );
}

/** Also improbable ones. */
export function* rankedPlacesInSteps(request: PlacesRequest): Steps<Place[]> {
  const best = new Map<string, Place>();
  for (const candidate of yield* candidatesInSteps(request)) {
    const place = placeOf(candidate);
    const key = `${candidate.line} ${candidate.file.uri}`;
    const other = best.get(key);
    const better = other && other.probability >= place.probability ? other : place;
    const content = [place, other].find(one => one?.after !== undefined);
    best.set(key, content?.after === undefined ? better : { ...content, probability: better.probability });
  }
  yield;
  for (const place of diagnosedPlaces(request)) {
    const key = `${place.line} ${place.uri}`;
    const known = best.get(key);
    const probability = Math.max(known?.probability ?? 0, place.probability);
    // An error in a line whose new text is known needs no request.
    if (known?.after !== undefined) best.set(key, { ...known, probability });
    else if (probability > (known?.probability ?? 0)) best.set(key, place);
  }
  return [...best.values()].sort((a, b) => b.probability - a.probability).slice(0, MOST_PLACES);
}

function placeOf(candidate: Candidate): Place {
  const { file, resemblance, before, after, learned, line, features } = candidate;
  const isRenamed = isRenamedUse(candidate);
  const isImported = isRenamed && file.uri !== learned.edit.uri;
  const probability = Math.max(placeProbability(candidate), isImported ? IMPORTED_PROBABILITY : 0);
  const kind = resemblance === 'context' && features.sameArgument === 1 ? 'call' : KINDS[resemblance];
  const place = { uri: file.uri, kind, line, before, probability };
  if (after === undefined) return place;
  return isRenamed || contentProbability(candidate) >= CONTENT_THRESHOLD
    ? { ...place, ...withoutEqualEnds(line, before, after) }
    : place;
}

/** `a, b` → `a, x, b` adds `x` below `a`. */
function withoutEqualEnds(line: number, before: readonly string[], after: readonly string[]) {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    line: line + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}
