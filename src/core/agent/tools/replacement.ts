import { ownValue } from '../../json.ts';
import type { Steps } from '../../steps.ts';
import { hasInvisible } from '../../text/invisibleCharacters.ts';
import { lineEndOf, linesOf, withLineEnd } from '../../text/lineEndings.ts';
import { nearestRegion, type Region } from './nearestRegion.ts';

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
  const { places, within } = placesOf(plain, wanted);
  yield;
  const [place] = places;
  if (place === undefined && within !== undefined) {
    const line = plain.slice(0, within).split('\n').length;
    const message = `has old_text only inside longer words, at line ${line}. Take in the whole words.`;
    return { kind: 'refused', message };
  }
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
  return { kind: 'refused', ...difference(region, linesOf(wanted)) };
}

/** Shown around the first difference. */
const MOST_SHOWN = 40;
const SHOWN_BEFORE = 10;

/** `message` and `region` for lines that are like the wanted ones. */
function difference(
  { first, lines }: Region,
  wanted: readonly string[],
): { readonly message: string; readonly region: string } {
  const at = Math.max(
    0,
    lines.findIndex((line, index) => line !== wanted[index]),
  );
  const from = lines.length <= MOST_SHOWN ? 0 : Math.max(0, Math.min(at - SHOWN_BEFORE, lines.length - MOST_SHOWN));
  const shown = lines.slice(from, from + MOST_SHOWN);
  const where = `lines ${first + from} to ${first + from + shown.length - 1}`;
  const begins = lines.length === 1 ? '' : ` It begins to differ at line ${first + at}.`;
  const hidden = hiddenDifference(lines[at] ?? '', wanted[at] ?? '');
  return {
    message: `does not have old_text. The nearest is at ${where}; copy it exactly, indentation included.${begins}${hidden}`,
    region: shown.join('\n'),
  };
}

/** Blanks and invisible characters look the same: ` Character 5 is U+200B in the file, and a space in old_text.` */
function hiddenDifference(line: string, wanted: string): string {
  let at = 0;
  while (at < line.length && line[at] === wanted[at]) at += 1;
  const [there, sent] = [charAt(line, at), charAt(wanted, at)];
  const isHidden = (char: string) => /\s/.test(char) || hasInvisible(char);
  if (!isHidden(there) && !isHidden(sent)) return '';
  return ` Character ${at + 1} of that line is ${shownChar(there)} in the file, and ${shownChar(sent)} in old_text.`;
}

function charAt(line: string, at: number): string {
  return String.fromCodePoint(line.codePointAt(at) ?? 0x0a);
}

const BLANKS: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\t': 'a tab',
  '\n': 'the end of the line',
  '\u00A0': 'a no-break space (U+00A0)',
};

function shownChar(char: string): string {
  const name = ownValue(BLANKS, char);
  if (name !== undefined) return name;
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /\s/.test(char) || hasInvisible(char) ? code : JSON.stringify(char);
}

interface Places {
  /** One more than is listed. */
  readonly places: readonly number[];
  /** A place inside a longer word, as `count = 0;` in `discount = 0;`. */
  readonly within: number | undefined;
}

function placesOf(text: string, wanted: string): Places {
  const places: number[] = [];
  let within: number | undefined;
  let at = wanted === '' ? -1 : text.indexOf(wanted);
  while (at >= 0 && places.length <= MOST_COUNTED) {
    if (isWithinWord(text, at) || isWithinWord(text, at + wanted.length)) within ??= at;
    else places.push(at);
    at = text.indexOf(wanted, at + 1);
  }
  return { places, within };
}

function isWithinWord(text: string, at: number): boolean {
  return WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
}

const WORD = /[\p{L}\p{N}_$]/u;

function offsetIn(text: string, plainOffset: number): number {
  let offset = plainOffset;
  for (let at = text.indexOf('\r\n'); at >= 0 && at < offset; at = text.indexOf('\r\n', at + 2)) offset += 1;
  return offset;
}
