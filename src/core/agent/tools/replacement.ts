import type { Steps } from '../../steps.ts';
import { lineEndOf, linesOf, withLineEnd } from '../../text/lineEnds.ts';
import { nearestRegion } from './nearestRegion.ts';

export type ReplaceResult =
  | { readonly kind: 'replaced'; readonly text: string }
  /** `message` follows the file's name; `region`: the most similar text. */
  | { readonly kind: 'refused'; readonly message: string; readonly region?: string };

const MOST_PLACES = 5;
const MOST_COUNTED = 20;

/** Ignores line ends; the new text gets the file's. */
export function* replaceOnly(
  text: string,
  { old, now }: { readonly old: string; readonly now: string },
): Steps<ReplaceResult> {
  const plain = withLineEnd(text, '\n');
  const wanted = withLineEnd(old, '\n');
  yield;
  const places = placesOf(plain, wanted);
  yield;
  const [place] = places;
  if (place === undefined) return yield* notFound(plain, wanted);
  if (places.length > 1) {
    const lines = places.slice(0, MOST_PLACES).map(at => plain.slice(0, at).split('\n').length);
    const more = places.length > MOST_PLACES ? ' and more' : '';
    const times = places.length > MOST_COUNTED ? `more than ${MOST_COUNTED}` : `${places.length}`;
    return {
      kind: 'refused',
      message: `has old_text ${times} times, at lines ${lines.join(', ')}${more}. Take in more lines around the right one.`,
    };
  }
  const replacement = withLineEnd(now, '\n');
  if (replacement === wanted)
    return { kind: 'refused', message: 'would not change: old_text and new_text are the same.' };
  const start = offsetIn(text, place);
  const end = offsetIn(text, place + wanted.length);
  return { kind: 'replaced', text: text.slice(0, start) + withLineEnd(replacement, lineEndOf(text)) + text.slice(end) };
}

function* notFound(plain: string, wanted: string): Steps<ReplaceResult> {
  const lines = linesOf(plain);
  yield;
  const region = yield* nearestRegion(lines, linesOf(wanted));
  if (!region)
    return { kind: 'refused', message: 'does not have old_text, nor anything like it. Read the file first.' };
  const { first, lines: nearest } = region;
  const where = `lines ${first} to ${first + nearest.length - 1}`;
  return {
    kind: 'refused',
    message: `does not have old_text. The nearest is at ${where}; copy it exactly, indentation included:`,
    region: nearest.join('\n'),
  };
}

/** One more than is listed. */
function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  let at = wanted === '' ? -1 : text.indexOf(wanted);
  while (at >= 0 && places.length <= MOST_COUNTED) {
    places.push(at);
    at = text.indexOf(wanted, at + 1);
  }
  return places;
}

function offsetIn(text: string, plainOffset: number): number {
  let offset = plainOffset;
  for (let at = text.indexOf('\r\n'); at >= 0 && at < offset; at = text.indexOf('\r\n', at + 2)) offset += 1;
  return offset;
}
