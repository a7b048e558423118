import { indentationWidth, isBlank, isWordChar } from '../text.ts';
import type { Place } from './place.ts';

/** Lines that a model may copy before it comes to the cursor; more is another answer, not an echo. */
const ECHO_LINES = 300;
/** A single line that repeats the one above needs this many characters to be an echo: short calls are often doubled. */
const LONE_LINE_CHARS = 20;

/** One line after the cursor's own prefix is off it, and whether it was there. */
export interface PlacedLine {
  readonly text: string;
  /** The line goes on at the cursor: what stands before the cursor was repeated, and has been cut. */
  readonly atCursor: boolean;
}

interface KnownLine {
  readonly text: string;
  readonly width: number;
}

/**
 * Takes off what the answer repeats of the text before the cursor: the cursor's line, or lines above up to it.
 * Holds lines only while they still may be such a copy.
 */
export class EchoFilter {
  readonly #place: Place;
  readonly #above: readonly KnownLine[];
  #through = false;
  #held: string[] = [];
  /** Where in `#above` the held copy may have come to. */
  #copies: readonly number[] = [];
  #matched = 0;
  /** The copy began with the line that opens a block around the cursor: it may leave lines out. */
  #loose = false;
  #cut = false;

  constructor(place: Place) {
    this.#place = place;
    this.#above = place.above
      .filter(line => !isBlank(line))
      .map(line => ({ text: line.trim(), width: indentationWidth(line) }));
  }

  /** Something was taken off. */
  get cut(): boolean {
    return this.#cut;
  }

  /** All that came is a copy, or nothing came. */
  get isOnlyEcho(): boolean {
    return this.#cut ? this.#held.length === 0 : this.#held.every(isBlank) || this.#loose || this.#isEcho;
  }

  line(text: string): readonly PlacedLine[] {
    if (this.#through) return [whole(text)];
    if (isBlank(text)) {
      this.#held.push(text);
      return [];
    }
    const rest = this.#first || this.#atCursor || this.#loose ? afterLinePrefix(text, this.#place) : undefined;
    if (rest !== undefined) return this.#pass({ text: rest, atCursor: true });
    this.#advance(text.trim());
    if (this.#copies.length > 0) return this.#hold(text);
    if (this.#loose && !isBlank(this.#place.linePrefix) && this.#held.length < ECHO_LINES) {
      this.#held.push(text);
      return [];
    }
    if (this.#loose || (this.#matched >= 2 && this.#wasAtCursor)) return this.#pass(whole(text));
    return this.#release(text);
  }

  end(): readonly PlacedLine[] {
    if (this.#through || this.#held.every(isBlank)) return [];
    if (this.#loose || this.#isEcho) {
      this.#cut = true;
      return [];
    }
    return this.#release();
  }

  get #first(): boolean {
    return this.#matched === 0;
  }

  /** The copy has reached the line before the cursor's. */
  get #atCursor(): boolean {
    return this.#copies.includes(this.#above.length - 1);
  }

  #wasAtCursor = false;

  #advance(text: string): void {
    this.#wasAtCursor = this.#atCursor;
    if (this.#first) {
      this.#copies = this.#above.flatMap((line, index) => (line.text === text ? [index] : []));
      this.#loose = this.#copies.some(index => this.#opensAroundCursor(index)) && !/^[}\])]/.test(text);
    } else if (this.#loose) {
      this.#copies = this.#copies.flatMap(index => {
        const next = this.#above.findIndex((line, at) => at > index && line.text === text);
        return next < 0 ? [] : [next];
      });
    } else this.#copies = this.#copies.map(index => index + 1).filter(index => this.#above[index]?.text === text);
    if (this.#copies.length > 0) this.#matched += 1;
  }

  #hold(text: string): readonly PlacedLine[] {
    this.#held.push(text);
    const done = isBlank(this.#place.linePrefix) && this.#atCursor;
    if (!done || this.#held.length >= ECHO_LINES) return this.#held.length >= ECHO_LINES ? this.#release() : [];
    if (!this.#isEcho) return this.#copies.length > 1 ? [] : this.#release();
    this.#through = true;
    this.#cut = true;
    this.#held = [];
    return [];
  }

  /** Enough of a copy to be one: code also repeats itself by right. */
  get #isEcho(): boolean {
    if (!this.#atCursor) return false;
    if (this.#matched >= 2 || this.#loose) return this.#held.some(line => /\w{2}/.test(line));
    const last = this.#above.at(-1);
    const before = this.#above.at(-2);
    if (last === undefined || before?.text === last.text || !/\w{2}/.test(last.text)) return false;
    return (
      /(?:[^=!<>+\-*/]=[^=]|[:{]$|^(?:return|import|from|def|class|func|fn|function|const|let|var|type|interface|if|for|while|public|private|static)\b)/.test(
        last.text,
      ) || last.text.length >= LONE_LINE_CHARS
    );
  }

  /** Is this the nearest line above that stands less deep than the cursor, or one around that? */
  #opensAroundCursor(index: number): boolean {
    const { linePrefix } = this.#place;
    const last = this.#above.at(-1);
    const header = this.#above[index];
    if (header === undefined || last === undefined || !/[:{(]$|=>$/.test(header.text) || header.text.length < 6)
      return false;
    let depth = linePrefix === '' ? last.width + 1 : indentationWidth(linePrefix);
    for (let at = this.#above.length - 1; at >= index; at -= 1) {
      const width = this.#above[at]?.width ?? 0;
      if (width < depth) {
        if (at === index) return true;
        depth = width;
      }
    }
    return false;
  }

  #pass(line: PlacedLine): readonly PlacedLine[] {
    this.#through = true;
    this.#cut = this.#held.some(text => !isBlank(text)) || line.atCursor;
    this.#held = [];
    return [line];
  }

  #release(...more: readonly string[]): readonly PlacedLine[] {
    this.#through = true;
    const lines = [...this.#held, ...more].map(whole);
    this.#held = [];
    return lines;
  }
}

function whole(text: string): PlacedLine {
  return { text, atCursor: false };
}

/** What follows the cursor's line prefix where a line of the answer begins with it, or with its last word. */
export function afterLinePrefix(line: string, place: Place): string | undefined {
  const written = place.linePrefix.trimStart();
  const text = line.trimStart();
  if (written === '') return undefined;
  const core = written.trimEnd();
  if (text.startsWith(core) && isTelling(core, line, place)) {
    const rest = text.slice(core.length);
    if (core.length === written.length) return rest;
    if (!(isWordChar(core.at(-1)) && isWordChar(rest.at(0)))) return rest.trimStart();
  }
  return place.prose ? undefined : (afterPartialWord(text, place) ?? afterDoubledWord(text, written));
}

/** A line that is only `(` or `[` may be followed by another one of its kind. */
function isTelling(core: string, line: string, place: Place): boolean {
  if (/\w{2}/.test(core) || /^(?:\/\/+|\/?\*+|#+|--+|<!--|[-*+>|@.]|\d+\.)$/.test(core)) return true;
  if (core === '<') return place.language.family === 'markup';
  if (/^["'`]$/.test(core)) return /^["'`]\w/.test(line.trim());
  if (core.startsWith('}'))
    return line.startsWith(place.linePrefix) || /^\}\s*(?:else|catch|finally|while)\b/.test(line.trim());
  return core.length >= 2 && line.startsWith(place.linePrefix);
}

/** `getUser█` answered by `getUserById(1)`, `items.█` by `items.map(f)`. */
function afterPartialWord(text: string, place: Place): string | undefined {
  const chain = /[\p{L}\p{N}_$]+(?:\??\.[\p{L}\p{N}_$]*)*$/u.exec(place.linePrefix)?.[0] ?? '';
  if (chain.includes('.') && text.startsWith(chain)) return text.slice(chain.length);
  const word = /[\p{L}\p{N}_$]+$/u.exec(place.linePrefix)?.[0] ?? '';
  if (word === '' || !text.startsWith(word)) return undefined;
  const answered = /^[\p{L}\p{N}_$]+/u.exec(text)?.[0] ?? '';
  const knows = (name: string) =>
    `${place.hole.prefix.slice(0, -word.length)}\n${place.hole.suffix}`.split(/[^\p{L}\p{N}_$]+/u).includes(name);
  if (knows(word + answered)) return undefined;
  return word.length > 1 || knows(answered) ? text.slice(word.length) : undefined;
}

const NEVER_DOUBLED =
  /(?:^|[\s(])(return|await|new|import|from|in|of|const|let|var|case|throw|else|def|class|=|:=|=>|\+|==|===|&&|\|\|)\s+$/;

/** `x = await █` answered by `await f()`. */
function afterDoubledWord(text: string, written: string): string | undefined {
  const word = NEVER_DOUBLED.exec(written)?.[1];
  return word !== undefined && text.startsWith(`${word} `) ? text.slice(word.length).trimStart() : undefined;
}
