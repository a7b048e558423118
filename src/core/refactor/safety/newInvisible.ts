import { invisibleIn } from '../../text/invisibleCharacters.ts';
import { effectOfCharacter, nameOfCharacter } from '../../text/invisibleNames.ts';

/** A line that has characters in it which cannot be seen, and which the change brings in. */
export interface LineWithInvisible {
  /** 0-based, in the text after the change. */
  readonly line: number;
  /** `U+202E RIGHT-TO-LEFT OVERRIDE: text may be shown in another order than it runs.` */
  readonly message: string;
}

/** What stands around a character tells whether it is the one that was there before: so much on either side. */
const AROUND_CHARS = 4;
/** More names are not read. */
const MOST_NAMED = 3;

/**
 * The lines of `after` with invisible characters that `before` had not at such a place. A line with a zero-width space
 * that only gets another name for a variable at its other end brings none in.
 */
export function newInvisible(before: readonly string[], after: readonly string[]): readonly LineWithInvisible[] {
  const known = new Set(before.flatMap(line => foundIn(line).map(({ place }) => place)));
  return after.flatMap((text, line) => {
    const found = foundIn(line === 0 ? withoutMark(text) : text).filter(({ place }) => !known.has(place));
    const [first] = found;
    return first === undefined ? [] : [{ line, message: messageOf(first.char, found) }];
  });
}

function messageOf(first: string, found: readonly { readonly char: string }[]): string {
  const names = [...new Set(found.map(({ char }) => nameOfCharacter(char)))];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}: ${effectOfCharacter(first)}.`;
}

function foundIn(line: string): { readonly char: string; readonly place: string }[] {
  return invisibleIn(line).map(({ at, char }) => ({
    char,
    place: line.slice(Math.max(0, at - AROUND_CHARS), at + char.length + AROUND_CHARS),
  }));
}

/** A byte order mark at a file's beginning says how it is stored. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
