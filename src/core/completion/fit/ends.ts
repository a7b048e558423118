import type { CursorContext } from '../../document/cursorContext.ts';
import { onlyCloses } from '../../syntax/blockLines.ts';
import type { SyntaxReading } from '../../syntax/syntax.ts';
import { isImport, isKeyword } from '../../syntax/words.ts';
import { indentationWidth, isBlank, splitsWord } from '../../text/lines.ts';
import { BlockWatch } from './block.ts';
import { EndBeforeRest, type RestEnd } from './endBeforeRest.ts';
import { runsIntoRest } from './lineRest.ts';
import { RepetitionWatch } from './repetition.ts';
import { isAlike, isSameLine, TELLING_LINE_CHARS } from './sameLine.ts';

export type EndReason = RestEnd | 'block-finished' | 'repetition' | 'line-limit';

/**
 * - `lines`: the cursor is at the end or at the beginning of its line
 * - `rest`: text follows on the line
 * - `comment`: at the end of a comment line
 */
export type Room = 'lines' | 'rest' | 'comment';

/** Consecutive lines of the document that certainly are a copy; fewer may be similar by chance. */
const COPIED_LINES = 3;

/** A line that may be a whole statement, though the document's next line begins like it. */
const ENDS_STATEMENT = /^\W*$|[\w;{}"'`]\s*$/;

/** An end before lines that the document has below the cursor. */
interface Copy {
  readonly lines: number;
  /** Brackets without their other half if the answer ends there. */
  readonly faults: number;
}

interface LineFacts {
  readonly isFirst: boolean;
  /** It is a line of its own, not the end of the cursor's. */
  readonly isWhole: boolean;
  /** The model stopped after it, without a line end. */
  readonly isLast: boolean;
}

/**
 * Decides line by line where an answer ends. Ends that are still possible are kept, with the lines behind the first of
 * them held; the cheapest is taken once it is certain, or when the answer is over.
 */
export class EndChooser {
  readonly #place: CursorContext;
  readonly #maxLines: number;
  readonly #blocks: BlockWatch;
  readonly #faultsBefore: number;
  readonly #beforeRest: EndBeforeRest;
  readonly #repetition = new RepetitionWatch();
  /** Text after the cursor, without blank lines. */
  readonly #below: readonly string[];
  readonly #accepted: string[] = [];
  #held: string[] = [];
  #copy: Copy | undefined;
  #isLooping = false;
  /** The answer has left the block or bracket around the cursor; a further line may open another. */
  #hasLeft = false;
  #cutCopy = false;
  /** An import that the document has was removed. */
  #cutImport = false;
  #ended: EndReason | undefined;
  #room: Room;

  constructor(place: CursorContext, maxLines: number, { words, window }: Partial<SyntaxReading> = {}) {
    this.#place = place;
    this.#maxLines = maxLines;
    this.#room = roomAt(place);
    this.#blocks = new BlockWatch(place, words);
    this.#beforeRest = new EndBeforeRest(place, this.#blocks, window);
    this.#faultsBefore = this.#blocks.faults;
    const startsHere = this.#room === 'lines' && !isBlank(place.lineSuffix);
    const own = startsHere ? [place.linePrefix + place.lineSuffix] : [];
    this.#below = [...own, ...place.below].filter(line => !isBlank(line));
  }

  get ended(): EndReason | undefined {
    return this.#ended;
  }

  get room(): Room {
    return this.#room;
  }

  /** The answer's last lines repeated the document's next ones, and were removed. */
  get cutCopy(): boolean {
    return this.#cutCopy;
  }

  /** Final lines, except the last one if text follows on the cursor's line. */
  get accepted(): readonly string[] {
    return this.#accepted;
  }

  /** `isLast`: the model stopped after it, without a line end. */
  line(text: string, isLast = false): void {
    if (this.#ended !== undefined) return;
    const isFirst = this.#accepted.length + this.#held.length === 0;
    const isWhole = !isFirst || isBlank(this.#place.linePrefix);
    // A comment ends with its line: an answer that begins with a line break continues below it.
    if (isFirst && this.#room === 'comment' && isBlank(text)) this.#room = 'lines';
    if (this.#room === 'comment') {
      this.#accept(text);
      this.#ended = 'single-line';
    } else if (this.#room === 'rest') {
      this.#accept(text);
      const end = this.#beforeRest.endOf(this.#accepted);
      if (this.#ended === undefined) this.#ended = end;
      else this.#shorten(false);
    } else if (isFirst && !isWhole && isBlank(text)) {
      this.#blocks.break();
      this.#held.push(text);
    } else this.#inLines(text, { isFirst, isWhole, isLast });
  }

  /** The answer has ended: drops held lines that repeat the document, and blank ends. */
  end(cutShort: boolean): void {
    if (this.#ended !== undefined) return;
    this.#shorten(cutShort);
    if (cutShort && this.#isBeginningOfNext(this.#held.at(-1))) this.#held.pop();
    const most = Math.max(this.#faultsBefore, this.#blocks.faults);
    this.#cutCopy = this.#copy !== undefined && this.#copy.faults <= most;
    if (this.#hasLeft && (cutShort || this.#blocks.faults > this.#faultsBefore)) this.#ended = 'reached-suffix';
    // A model that was stopped while it seemed to repeat itself was in a loop.
    else if (!this.#cutCopy && !(cutShort && this.#isLooping)) this.#release();
    this.#held = [];
  }

  #shorten(cutShort: boolean): void {
    const least = this.#beforeRest.bestOf(this.#accepted, cutShort);
    if (least === undefined) return;
    this.#accepted.length = least;
    this.#ended = 'single-line';
  }

  #accept(...lines: readonly string[]): void {
    this.#accepted.push(...lines.slice(0, Math.max(0, this.#maxLines - this.#accepted.length)));
    if (this.#ended === undefined && this.#accepted.length >= this.#maxLines) this.#ended = 'line-limit';
  }

  #hold(text: string): void {
    this.#held.push(text);
    if (this.#held.length > this.#maxLines) this.#ended = 'line-limit';
  }

  /** The held lines are the answer's. */
  #release(): void {
    if (this.#copy !== undefined) for (const line of this.#held) this.#repetition.see(line);
    this.#copy = undefined;
    this.#isLooping = false;
    this.#accept(...this.#held);
    this.#held = [];
  }

  #inLines(text: string, { isFirst, isWhole, isLast }: LineFacts): void {
    const written = isFirst ? this.#place.linePrefix + text : text;
    const line = isWhole ? written : text;
    if (isBlank(line)) {
      if (this.#cutImport && this.#hasOnlyBlanks) return;
      this.#hold(text);
      return;
    }
    if (isWhole && this.#isKnownImport(line)) {
      this.#cutImport = true;
      return;
    }
    if (runsIntoRest(line, this.#place)) {
      this.#release();
      this.#accept(text);
      this.#ended = 'reached-suffix';
      return;
    }
    const { faults } = this.#blocks;
    const copied = this.#matchBelow(written, isWhole && isLast);
    const exit = this.#blocks.step(line, isWhole);
    this.#hasLeft ||= exit !== undefined && onlyCloses(line, this.#place.language) && this.#hasOnlyBlanks && copied < 2;
    if (this.#hasLeft) {
      this.#hold(text);
      return;
    }
    if (this.#isLooping && (copied > 0 || exit !== undefined)) this.#release();
    if (copied === 1 || (copied === 0 && exit === undefined && !this.#isLooping)) this.#release();
    if (copied > 0) this.#copy = { lines: copied, faults: this.#copy?.faults ?? faults };
    if (exit !== undefined) {
      this.#leave(text, line, exit);
      return;
    }
    if (this.#copy !== undefined) {
      this.#holdCopy(text, this.#copy);
      return;
    }
    const repeats = this.#repetition.see(written);
    this.#isLooping = repeats === 'maybe';
    if (repeats === 'yes') this.#ended = 'repetition';
    if (repeats === 'maybe') this.#held.push(text);
    if (repeats !== 'no') return;
    this.#release();
    this.#accept(text);
  }

  #holdCopy(text: string, { lines, faults }: Copy): void {
    this.#held.push(text);
    const isCertain = lines >= COPIED_LINES || lines === this.#below.length;
    if (isCertain && faults <= this.#faultsBefore) this.#ended = 'reached-suffix';
  }

  /** The line or its end is outside the block around the cursor. */
  #leave(text: string, line: string, at: number): void {
    const cut = text.slice(0, Math.max(0, at - (line.length - text.length))).trimEnd();
    if (this.#copy === undefined && !isBlank(cut)) {
      this.#release();
      this.#accept(cut);
    }
    this.#held = [];
    this.#ended =
      this.#below.length > 0 && at < line.length && /[)\]}]/.test(line.charAt(at))
        ? 'reached-suffix'
        : 'block-finished';
  }

  get #hasOnlyBlanks(): boolean {
    return [...this.#accepted, ...this.#held].every(isBlank);
  }

  /** The number of copied lines if this one continues the copy, `isPart` also with its beginning; 0 if it doesn't. */
  #matchBelow(line: string, isPart: boolean): number {
    const count = this.#copy?.lines ?? 0;
    const next = this.#below[count];
    const width = indentationWidth(line);
    // Around the document's next lines the answer may put a block: `try {⏎  load();⏎}`.
    const wraps =
      width > indentationWidth(next ?? '') &&
      [...this.#accepted, ...this.#held]
        .slice(isBlank(this.#place.linePrefix) ? 0 : 1)
        .some(own => !isBlank(own) && indentationWidth(own) < width);
    const isNext =
      next !== undefined && (isSameLine(line, next, this.#place.language) || (count > 0 && isAlike(line, next)));
    if (isPart && this.#isBeginningOfNext(line) && (this.#tells(line) || this.#isUnfinished(line))) return count + 1;
    return isNext && !wraps ? count + 1 : 0;
  }

  /** The document imports it already. */
  #isKnownImport(line: string): boolean {
    const { language, above, brackets, linePrefix } = this.#place;
    const isTopLevel = brackets.open.length === 0;
    return (
      isTopLevel &&
      isImport(line, language) &&
      (above.some(known => known.trim() === line.trim()) || linePrefix === line)
    );
  }

  /** A line that is no statement by itself, but the beginning of the document's next one. */
  #isUnfinished(line: string): boolean {
    const { language } = this.#place;
    const next = this.#below[this.#copy?.lines ?? 0]?.trim() ?? '';
    const isWord = isKeyword(line.trim(), language) && !splitsWord(line.trim(), next.slice(line.trim().length));
    return isWord || !ENDS_STATEMENT.test(line);
  }

  /** True if the beginning of a line, together with the lines copied before it, identifies it. */
  #tells(line: string): boolean {
    return this.#copy !== undefined || line.trim().length >= TELLING_LINE_CHARS;
  }

  #isBeginningOfNext(line: string | undefined): boolean {
    const next = this.#below[this.#copy?.lines ?? 0];
    return line !== undefined && next !== undefined && !isBlank(line) && next.trim().startsWith(line.trim());
  }
}

function roomAt({ linePrefix, lineSuffix, brackets: { mode } }: CursorContext): Room {
  if (isBlank(lineSuffix)) return mode.kind === 'comment' && mode.until === '\n' ? 'comment' : 'lines';
  return isBlank(linePrefix) ? 'lines' : 'rest';
}
