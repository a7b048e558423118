import type { AnswerLine } from '../../answer/streaming/answer.ts';
import { type CursorContext, lineAbove } from '../../document/cursorContext.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { afterLinePrefix } from './cursorLine.ts';
import { ASKS, COMMENT_MARK, DEFINING, NEVER_TWICE, RULER } from './lineKinds.ts';

/** The most lines a model copies before it reaches the cursor; a longer text is another answer. */
const ECHO_LINES = 300;
/** A single repeated line is an echo from this length on: short calls are often doubled. */
const LONE_LINE_CHARS = 20;
/** The same, with the exact indentation of the line above, which models omit before an answer of their own. */
const EXACT_LINE_CHARS = 5;
/** The same, for two or more lines together. */
const COPY_CHARS = 4;

/** A line of the answer, without its repetition of the cursor's line. */
export interface PlacedLine {
  readonly text: string;
  /** Continues at the cursor: the repeated prefix has been cut. */
  readonly atCursor: boolean;
}

interface KnownLine {
  readonly text: string;
  readonly width: number;
}

/**
 * Removes the answer's repetition of the text before the cursor: `foo(█` + `foo(a)` → `a)`. Holds lines only while they
 * may be such a copy.
 */
export class EchoFilter {
  readonly #place: CursorContext;
  readonly #above: readonly KnownLine[];
  #state: 'matching' | 'through' = 'matching';
  #held: string[] = [];
  /** Possible positions of the held copy in `#above`. */
  #copies: readonly number[] = [];
  #matched = 0;
  /** No line was left out so far. */
  #exact = true;
  /** The copy began with the line that opens a block around the cursor, and may leave lines out. */
  #loose = false;
  /** The rest of the first line, if it copies the cursor's line rather than one above. */
  #firstRest: string | undefined;
  /** A held line that is the cursor's own if the copy ends there, and its rest. */
  #doubtful: { readonly at: number; readonly rest: string } | undefined;
  /** Blank lines above the cursor that the copy has not repeated yet. */
  #blanksDue = 0;
  #cut = false;
  /** The number of held lines that are a copy up to the cursor, unless they copy an earlier place. */
  #reached = 0;

  constructor(place: CursorContext) {
    this.#place = place;
    this.#above = place.above
      .filter(line => !isBlank(line))
      .map(line => ({ text: line.trim(), width: indentationWidth(line) }));
  }

  /** Something was removed. */
  get cut(): boolean {
    return this.#cut;
  }

  /** All text is a copy, or there is none. */
  get isOnlyEcho(): boolean {
    return this.#cut ? this.#held.length === 0 : this.#held.every(isBlank) || this.#loose || this.#isEcho;
  }

  /** The text so far is above the cursor, but doesn't reach it. */
  get isCopying(): boolean {
    return this.#state === 'matching' && this.#copies.length > 0;
  }

  line({ text, atMark }: AnswerLine): readonly PlacedLine[] {
    if (this.#state === 'through') return this.#afterCopy(text);
    if (atMark) return this.#pass({ text, atCursor: !isBlank(this.#place.linePrefix) });
    if (isBlank(text)) {
      this.#held.push(text);
      return [];
    }
    const first = this.#matched === 0;
    const rest = this.#mayReachCursor ? afterLinePrefix(text, this.#place, this.#held.length > 0) : undefined;
    if (rest !== undefined && !(first && this.#indicesOf(text).length > 0)) {
      if (!this.#goesOnWith(text)) return this.#pass({ text: rest, atCursor: true });
      this.#doubtful ??= { at: this.#held.length, rest };
    }
    if (first) this.#firstRest = rest;
    const wasAtCursor = this.#atCursor;
    const wasEcho = this.#matched > 0 && this.#isEcho;
    this.#advance(text.trim());
    if (this.#copies.length > 0) return this.#hold(text);
    if (this.#loose && !isBlank(this.#place.linePrefix) && this.#held.length < ECHO_LINES) {
      this.#held.push(text);
      return [];
    }
    const copied =
      wasAtCursor && isBlank(this.#place.linePrefix) && (wasEcho || this.#matched >= 2 || this.#copiesBlanks);
    if (this.#reached > 0 && !wasAtCursor) return this.#releaseReached(text);
    return this.#isRewrite || copied ? this.#pass(whole(text)) : this.#release(text);
  }

  end(): readonly PlacedLine[] {
    if (this.#state === 'through' || this.#held.every(isBlank)) return [];
    if (this.#reached > 0 && !this.#atCursor) return this.#releaseReached();
    if (this.#doubtful === undefined && this.#firstRest === undefined && (this.#loose || this.#isEcho)) {
      this.#cut = true;
      return [];
    }
    return this.#release();
  }

  /** True if this line may be the cursor's; in an exact copy, only after the line before it. */
  get #mayReachCursor(): boolean {
    return this.#matched === 0 || this.#atCursor || (this.#loose && !this.#exact);
  }

  /** The copy has reached the line before the cursor's. */
  get #atCursor(): boolean {
    return this.#copies.includes(this.#above.length - 1);
  }

  /** True if the copy, which has reached the cursor, also continues with this line at an earlier place. */
  #goesOnWith(text: string): boolean {
    return this.#exact && this.#matched > 0 && this.#copies.some(at => this.#above[at + 1]?.text === text.trim());
  }

  #indicesOf(text: string): number[] {
    const line = text.trim();
    return this.#above.flatMap((known, index) => (known.text === line ? [index] : []));
  }

  #advance(text: string): void {
    if (this.#matched === 0) {
      this.#copies = this.#indicesOf(text);
      this.#loose = this.#copies.some(index => this.#opensAroundCursor(index)) && !/^[}\])]/.test(text);
    } else if (this.#exact) {
      const next = this.#copies.map(index => index + 1).filter(index => this.#above[index]?.text === text);
      this.#exact = next.length > 0 || !this.#loose;
      this.#copies = this.#exact ? next : this.#later(text, this.#copies[0] ?? -1);
    } else this.#copies = this.#later(text, this.#copies[0] ?? -1);
    if (this.#copies.length > 0) this.#matched += 1;
  }

  /** A copy that leaves lines out continues at the next equal line. */
  #later(text: string, from: number): readonly number[] {
    const next = this.#above.findIndex((line, at) => at > from && line.text === text);
    return next < 0 ? [] : [next];
  }

  #hold(text: string): readonly PlacedLine[] {
    this.#held.push(text);
    if (this.#held.length >= ECHO_LINES) return this.#release();
    if (!isBlank(this.#place.linePrefix) || !this.#atCursor) return [];
    if (!this.#isEcho) return this.#copies.length > 1 || this.#blanksAbove > 0 ? [] : this.#release();
    // The line occurs twice above: the next one decides which of them was copied.
    if (this.#copies.length > 1) {
      this.#reached = this.#held.length;
      return [];
    }
    this.#state = 'through';
    this.#cut = true;
    this.#held = [];
    this.#blanksDue = this.#blanksAbove;
    return [];
  }

  /** Blank lines between the last text above and the cursor. */
  get #blanksAbove(): number {
    const { above } = this.#place;
    return above.length - 1 - above.findLastIndex(line => !isBlank(line));
  }

  /** Repeats the line above and the blank lines under it. */
  get #copiesBlanks(): boolean {
    const blanks = this.#held.length - 1 - this.#held.findLastIndex(line => !isBlank(line));
    return blanks > 0 && blanks === this.#blanksAbove;
  }

  /** Long enough for an echo: code legitimately repeats itself. */
  get #isEcho(): boolean {
    if (this.#loose) return true;
    if (!this.#atCursor || !isBlank(this.#place.linePrefix)) return false;
    const copied = this.#held.filter(line => !isBlank(line));
    if (this.#copiesTail(copied)) return true;
    if (copied.every(line => /^\s*(?:[}\])]+[;,]*|end|fi|done|esac)\s*$/.test(line)))
      return this.#closesNothing(copied.at(-1) ?? '');
    const lone = this.#above.at(-1)?.text ?? '';
    if (NEVER_TWICE.test(lone) && this.#place.brackets.mode.kind === 'code') return true;
    if (this.#matched >= 2) return copied.join('').replace(/\s/g, '').length >= COPY_CHARS;
    const last = lone;
    if (last === '{') return this.#opensHere(copied.at(-1) ?? '');
    if (RULER.test(last) && this.#above.at(-2)?.text !== last) return true;
    if (/^\/\*+!?$/.test(last)) return this.#place.brackets.mode.kind === 'comment';
    const line = copied.at(-1) ?? '';
    const exact = line === lineAbove(this.#place) && /^\s/.test(line);
    if (this.#above.at(-2)?.text === last) return false;
    if (COMMENT_MARK.test(last)) return exact;
    if (!/^(?:"""|'''|\*\/)$|\w/.test(last)) return false;
    return DEFINING.test(last) || last.length >= (exact ? EXACT_LINE_CHARS : LONE_LINE_CHARS);
  }

  /** A block written again from its header. A condition alone may be repeated inside its own block. */
  get #isRewrite(): boolean {
    const header = this.#held.find(line => !isBlank(line)) ?? '';
    return this.#loose && (this.#matched > 1 || !ASKS.test(header));
  }

  /** Repeats the lines right above with their indentation: code repeats one line, but not two with their closer. */
  #copiesTail(copied: readonly string[]): boolean {
    if (copied.length < 2 || !/^\s/.test(copied.at(-1) ?? '')) return false;
    const tail = this.#place.above.filter(line => !isBlank(line)).slice(-copied.length);
    return copied.every((line, at) => line.trimEnd() === tail[at]?.trimEnd());
  }

  /** A brace at the column of the one above, less deep than the cursor, is that brace. */
  #opensHere(line: string): boolean {
    const width = this.#above.at(-1)?.width ?? 0;
    const { linePrefix } = this.#place;
    return indentationWidth(line) === width && (linePrefix === '' || indentationWidth(linePrefix) > width);
  }

  /** A closing bracket at the column of the one above, which has already closed its block. */
  #closesNothing(line: string): boolean {
    const { linePrefix, brackets } = this.#place;
    const width = linePrefix === '' ? indentationWidth(line) : indentationWidth(linePrefix);
    return this.#above.at(-1)?.width === width && brackets.open.every(open => open.indent !== width);
  }

  /** True for the nearest line above that is less deep than the cursor, or one around that. */
  #opensAroundCursor(index: number): boolean {
    const { linePrefix } = this.#place;
    const last = this.#above.at(-1);
    const header = this.#above[index];
    if (header === undefined || last === undefined || !/[:{(]$|=>$/.test(header.text) || header.text.length < 6) {
      return false;
    }
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

  #afterCopy(text: string): readonly PlacedLine[] {
    if (isBlank(text) && this.#blanksDue > 0) {
      this.#blanksDue -= 1;
      return [];
    }
    this.#blanksDue = 0;
    return [whole(text)];
  }

  #pass(line: PlacedLine): readonly PlacedLine[] {
    this.#state = 'through';
    this.#cut = this.#held.some(text => !isBlank(text)) || line.atCursor;
    this.#held = [];
    return [line];
  }

  /** The lines after a copy up to the cursor that also occurs elsewhere above. */
  #releaseReached(...more: readonly string[]): readonly PlacedLine[] {
    const lines = [...this.#held.slice(this.#reached), ...more].map(whole);
    this.#state = 'through';
    this.#cut = true;
    this.#held = [];
    return lines;
  }

  #release(...more: readonly string[]): readonly PlacedLine[] {
    this.#state = 'through';
    const lines = [...this.#held, ...more].map(whole);
    this.#held = [];
    const doubtful = this.#doubtful;
    if (doubtful !== undefined) {
      this.#cut = true;
      return [{ text: doubtful.rest, atCursor: true }, ...lines.slice(doubtful.at + 1)];
    }
    const first = lines.findIndex(line => !isBlank(line.text));
    const rest = this.#firstRest;
    return rest === undefined ? lines : [{ text: rest, atCursor: true }, ...lines.slice(first + 1)];
  }
}

function whole(text: string): PlacedLine {
  return { text, atCursor: false };
}
