import type { CursorContext } from '../../document/cursorContext.ts';
import { isKeyword } from '../../syntax/keywords.ts';
import type { WordBrackets } from '../../syntax/syntax.ts';
import { indentationWidth, isBlank, splitsWord } from '../../text/lines.ts';
import { BlockWatch } from './block.ts';
import { runsIntoRest } from './lineRest.ts';
import { RepetitionWatch } from './repetition.ts';
import { RestWatch } from './restWatch.ts';
import { type InsertionKind, insertionKindAt } from './room.ts';
import { isAlike, isCloser, isSameLine, TELLING_LINE_CHARS } from './sameLine.ts';

export type BoundaryEnd = 'single-line' | 'block-finished' | 'reached-suffix' | 'repetition' | 'line-limit';

/** Consecutive lines of the document that certainly are a copy; fewer may be similar by chance. */
const COPIED_LINES = 3;

/** A line that may be a whole statement, though the document's next line begins like it. */
const ENDS_STATEMENT = /^\W*$|[\w;{}"'`]\s*$/;

/**
 * Decides line by line where an answer ends: at the end of its line or of the block around the cursor, or where the
 * document continues. Lines that may repeat the document are held until that is decided.
 */
export class Boundary {
  readonly #place: CursorContext;
  readonly #maxLines: number;
  readonly #blocks: BlockWatch;
  readonly #rest: RestWatch;
  readonly #repetition = new RepetitionWatch();
  /** Text after the cursor, without blank lines. */
  readonly #below: readonly string[];
  readonly #accepted: string[] = [];
  #held: string[] = [];
  /** The number of held lines that equal the document's next ones. */
  #copied = 0;
  #copyLacksClose = false;
  #repeating = 0;
  #cutCopy = false;
  /** The copy is one closing line, which may belong to the answer: the next line decides. */
  #ownCloser = false;
  /** The answer began by closing the block that the text below closes, and continues after it. */
  #outside = false;
  #ended: BoundaryEnd | undefined;
  #room: InsertionKind;

  constructor(place: CursorContext, maxLines: number, words?: WordBrackets) {
    this.#place = place;
    this.#maxLines = maxLines;
    this.#room = insertionKindAt(place);
    this.#blocks = new BlockWatch(place, words);
    this.#rest = new RestWatch(place, this.#blocks);
    const startsHere = this.#room === 'lines' && !isBlank(place.lineSuffix);
    const own = startsHere ? [place.linePrefix + place.lineSuffix] : [];
    this.#below = [...own, ...place.below].filter(line => !isBlank(line));
  }

  get ended(): BoundaryEnd | undefined {
    return this.#ended;
  }

  get room(): InsertionKind {
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
    const first = this.#accepted.length + this.#held.length === 0;
    const whole = !first || isBlank(this.#place.linePrefix);
    const line = first && whole ? this.#place.linePrefix + text : text;
    // A comment ends with its line: an answer that begins with a line break continues below it.
    if (first && this.#room === 'comment' && isBlank(text)) this.#room = 'lines';
    if (first && !whole && isBlank(text) && this.#room === 'lines') {
      this.#blocks.break();
      this.#held.push(text);
      return;
    }
    switch (this.#room) {
      case 'comment':
        this.#accept(text);
        this.#ended = 'single-line';
        return;
      case 'within':
        this.#accept(text);
        this.#ended ??= this.#rest.endsWithin(this.#accepted);
        return;
      case 'brackets':
        this.#accept(text);
        this.#ended ??= this.#rest.endsInBrackets(this.#accepted);
        return;
      case 'lines':
        this.#inLines(text, { line, whole, isLast });
        return;
    }
  }

  /** The answer has ended: drops held lines that repeat the document, and blank ends. */
  end(cutShort: boolean): void {
    if (this.#ended !== undefined) return;
    if (this.#outside) {
      this.#endOutside(cutShort);
      return;
    }
    if (cutShort && this.#isBeginningOfNext(this.#held.at(-1))) this.#held.pop();
    if (this.#ownCloser) this.#releaseCopied();
    // A model that was stopped while it seemed to repeat itself was in a loop.
    if (this.#copied === 0 && !(cutShort && this.#repeating > 0)) this.#release();
    this.#cutCopy = this.#copied > 0;
    this.#held = [];
  }

  /** A closed block followed by a newly opened one is complete again if the text below closes that. */
  #endOutside(cutShort: boolean): void {
    if (cutShort || !this.#blocks.balanced) this.#ended = 'reached-suffix';
    else this.#accept(...this.#held);
    this.#held = [];
  }

  #accept(...lines: readonly string[]): void {
    this.#accepted.push(...lines);
    if (this.#ended === undefined && this.#accepted.length >= this.#maxLines) this.#ended = 'line-limit';
  }

  #release(): void {
    const lines = this.#held;
    this.#held = [];
    this.#copied = 0;
    this.#accept(...lines.slice(0, Math.max(0, this.#maxLines - this.#accepted.length)));
  }

  #inLines(text: string, { line, whole, isLast }: { line: string; whole: boolean; isLast: boolean }): void {
    if (isBlank(line)) {
      this.#held.push(text);
      if (this.#held.length > this.#maxLines) this.#ended = 'line-limit';
      return;
    }
    if (whole && this.#isKnownImport(line)) return;
    if (runsIntoRest(line, this.#place)) {
      this.#release();
      this.#accept(text);
      this.#ended = 'reached-suffix';
      return;
    }
    if (isLast && whole && this.#isBeginningOfNext(line) && (this.#tells(line) || this.#isUnfinished(line))) {
      this.#ended = 'reached-suffix';
      this.#cutCopy = true;
      return;
    }
    if (this.#outside) {
      this.#blocks.step(line, whole);
      this.#held.push(text);
      if (this.#held.length > this.#maxLines) this.#ended = 'line-limit';
      return;
    }
    const written = whole ? line : this.#place.linePrefix + line;
    // A copy that would leave a block of the answer open is part of that block.
    if (this.#copied === 0) this.#copyLacksClose = this.#blocks.lacksClose;
    const copies = (whole || this.#tells(written)) && !this.#copyLacksClose ? this.#matchBelow(written) : 0;
    const step = this.#blocks.step(line, whole);
    if (step.kind === 'leaves' || copies > 0) this.#releaseRepeating();
    if (step.kind === 'leaves' && isCloser(line) && this.#isFirst && copies < 2) {
      this.#outside = true;
      this.#held.push(text);
      return;
    }
    if (step.kind === 'leaves') {
      if (this.#ownCloser && copies < 2) this.#releaseCopied();
      if (copies > 0) this.#copied = copies;
      this.#leave(text, line, step.at);
      return;
    }
    if (copies > 0) {
      if (this.#ownCloser && copies === 1) this.#releaseCopied();
      this.#ownCloser = copies === 1 && isCloser(line) && this.#blocks.closedOwn && !this.#blocks.lacksOpen;
      this.#copied = copies;
      this.#held.push(text);
      if (copies >= COPIED_LINES || (copies === this.#below.length && !this.#ownCloser)) this.#ended = 'reached-suffix';
      return;
    }
    if (this.#copied > 0) this.#releaseCopied();
    const repeats = this.#repetition.see(written);
    if (repeats === 'yes') {
      this.#ended = 'repetition';
      return;
    }
    this.#repeating = repeats === 'maybe' ? this.#repeating + 1 : 0;
    if (repeats === 'maybe') {
      this.#held.push(text);
      return;
    }
    this.#release();
    this.#accept(text);
    if (step.kind === 'closes' && step.finished && !this.#blocks.lacksOpen) this.#ended = 'block-finished';
  }

  /** Accepts lines that seemed to begin a loop but didn't. */
  #releaseRepeating(): void {
    if (this.#repeating === 0) return;
    this.#repeating = 0;
    this.#release();
  }

  get #isFirst(): boolean {
    return [...this.#accepted, ...this.#held].every(isBlank);
  }

  #releaseCopied(): void {
    for (const held of this.#held) this.#repetition.see(held);
    this.#ownCloser = false;
    this.#release();
  }

  /** The number of copied lines if this one continues the copy; 0 if it doesn't. */
  #matchBelow(line: string): number {
    const next = this.#below[this.#copied];
    // Around the document's next lines the answer may put a block: `try {⏎  load();⏎}`.
    const wraps = this.#blocks.depth > 0 && indentationWidth(line) > indentationWidth(next ?? '');
    const isNext = next !== undefined && (isSameLine(line, next) || (this.#copied > 0 && isAlike(line, next)));
    if (isNext && !wraps) return this.#copied + 1;
    const [top] = this.#below;
    return this.#copied > 0 && top !== undefined && isSameLine(line, top) ? 1 : 0;
  }

  /** The line or its end is outside the block, so the held lines are the way out of it rather than a copy. */
  #leave(text: string, line: string, at: number): void {
    const cut = text.slice(0, Math.max(0, at - (line.length - text.length))).trimEnd();
    if (this.#copied === 0 && !isBlank(cut)) {
      this.#release();
      this.#accept(cut);
    }
    this.#held = [];
    this.#ended =
      this.#below.length > 0 && at < line.length && /[)\]}]/.test(line.charAt(at))
        ? 'reached-suffix'
        : 'block-finished';
  }

  /** The document imports it already. */
  #isKnownImport(line: string): boolean {
    const { language, above, brackets, linePrefix } = this.#place;
    const isImport = brackets.open.length === 0 && language.dependencyLine.test(line);
    return isImport && (above.includes(line) || linePrefix === line);
  }

  /** A line that is no statement by itself, but the beginning of the document's next one. */
  #isUnfinished(line: string): boolean {
    const { language } = this.#place;
    const next = this.#below[this.#copied]?.trim() ?? '';
    const isWord = isKeyword(line.trim(), language) && !splitsWord(line.trim(), next.slice(line.trim().length));
    return isWord || !ENDS_STATEMENT.test(line);
  }

  /** True if the beginning of a line, together with the lines copied before it, identifies it. */
  #tells(line: string): boolean {
    return this.#copied > 0 || line.trim().length >= TELLING_LINE_CHARS;
  }

  #isBeginningOfNext(line: string | undefined): boolean {
    const next = this.#below[this.#copied];
    return line !== undefined && next !== undefined && !isBlank(line) && next.trim().startsWith(line.trim());
  }
}
