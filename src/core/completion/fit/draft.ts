import { CharacterFilter } from '../../answer/characters.ts';
import { AnswerReader } from '../../answer/streaming/answer.ts';
import type { AnswerLine } from '../../answer/streaming/cursorMark.ts';
import type { AnswerEnd } from '../../answer/streaming/ending.ts';
import { LineDecorationFilter } from '../../answer/streaming/lineDecorations.ts';
import { type CursorContext, cursorContextOf } from '../../document/cursorContext.ts';
import type { Hole } from '../../document/hole.ts';
import type { FinishReason } from '../../provider/provider.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import type { SyntaxReading } from '../../syntax/syntax.ts';
import { indentationOf, indentationWidth, isBlank, lastLine } from '../../text/lines.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { isBeforeClosers } from './endBeforeRest.ts';
import { EndChooser, type EndReason } from './ends.ts';
import { aboveLine } from './lastLine.ts';
import { Placer } from './placer.ts';
import { loopInLine } from './repetition.ts';
import { fitToLine } from './rest.ts';
import { withoutBlankEnds, withoutLooseComma, withoutWideEnd } from './wideEnd.ts';

/** Why a draft ended. `model`: the model stopped by itself; `length`: at its token limit. */
export type DraftEnd = AnswerEnd | EndReason | 'model' | 'length' | 'content-filter' | 'size-limit';

export type DraftResult =
  | { readonly kind: 'suggested'; readonly suggestion: Suggestion }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

/** Begins a draft; the first call loads the code and the grammars. Reading the document stops when `signal` aborts. */
export type NewDraft = (options: Pick<DraftOptions, 'hole' | 'maxLines'>, signal?: AbortSignal) => Promise<Draft>;

export interface DraftOptions {
  readonly hole: Hole;
  /** Longest suggestion, in lines. */
  readonly maxLines: number;
  /** The grammar's reading of the hole; without one, brackets and indentation decide. */
  readonly reading?: SyntaxReading | undefined;
}

/** A no-break space is a blank in code, except in a string of the line or between tags. */
function withPlainBlanks(line: string, { free, markup }: CursorContext): string {
  if (free || !/[\u00A0\u2007\u202F]/.test(line)) return line;
  if (markup) return line.replace(/^\s+/, blanks => blanks.replace(/[\u00A0\u2007\u202F]/g, ' '));
  let quote = '';
  return Array.from(line, char => {
    if (quote === '' && /["'`]/.test(char)) quote = char;
    else if (char === quote) quote = '';
    return quote === '' && /[\u00A0\u2007\u202F]/.test(char) ? ' ' : char;
  }).join('');
}

const NOTHING: Suggestion = { insertText: '', replaceSuffix: 0 };

/** More than any answer within a request's token limit, thinking included. */
const MAX_ANSWER_CHARS = 200_000;
/** A longer line is data, useless as ghost text. */
const MAX_LINE_CHARS = 2_000;

/** The decided part of a suggestion while its answer arrives. The result doesn't depend on how the answer is chunked. */
export class Draft {
  readonly #place: CursorContext;
  readonly #characters = new CharacterFilter();
  readonly #answer: AnswerReader;
  readonly #ends: EndChooser;
  #gutter: LineDecorationFilter | undefined;
  readonly #window: ParsedWindow | undefined;
  #placer: Placer;
  #line = '';
  #chars = 0;
  #hasText = false;
  /** Decided after the last whole line. */
  #painted = '';
  #end: DraftEnd | undefined;
  #result: DraftResult | undefined;
  /** The model ended its last line, without wrapping. */
  #endsLine = false;

  constructor({ hole, maxLines, reading }: DraftOptions) {
    this.#place = cursorContextOf(hole, reading);
    this.#answer = new AnswerReader(this.#place);
    this.#ends = new EndChooser(this.#place, maxLines, reading);
    this.#window = reading?.window;
    this.#placer = new Placer(this.#place, this.#window);
  }

  /** Final text at the cursor: whole lines to which later input only appends. */
  get decided(): Suggestion {
    if (this.#result !== undefined) {
      return this.#result.kind === 'suggested' ? this.#result.suggestion : NOTHING;
    }
    const { room, accepted } = this.#ends;
    // Text of the user's own follows on the line: a further line may show that the first one is no end.
    if (room === 'rest' && !isBeforeClosers(this.#place)) return NOTHING;
    // With text after the cursor, the last line may still lose its end to it.
    const lines = room === 'lines' && isBlank(this.#place.lineSuffix) ? accepted : accepted.slice(0, -1);
    // Whitespace at the end of the last line is only certain once another line follows.
    const text = withoutBlankEnds(lines, this.#place).join('\n').trimEnd();
    return { insertText: withoutLooseComma(text, this.#place), replaceSuffix: 0 };
  }

  /** No further input can change the result. */
  get complete(): boolean {
    return this.#result !== undefined;
  }

  get ended(): DraftEnd | undefined {
    return this.#end;
  }

  /** Undefined until complete. */
  get result(): DraftResult | undefined {
    return this.#result;
  }

  push(delta: string): void {
    if (this.complete || delta === '') return;
    this.#chars += delta.length;
    if (this.#chars > MAX_ANSWER_CHARS) {
      const over = this.#chars - MAX_ANSWER_CHARS;
      this.#read(this.#characters.push(delta.slice(0, Math.max(0, delta.length - over))));
      if (!this.complete) this.#finish('size-limit');
      return;
    }
    this.#read(this.#characters.push(delta));
  }

  end(reason: FinishReason): void {
    if (this.complete) return;
    this.#read(this.#characters.end());
    if (this.complete) return;
    const cutShort = reason === 'length' || reason === 'content-filter';
    this.#finish(reason === 'content-filter' ? 'content-filter' : cutShort ? 'length' : 'model');
  }

  #read(text: string): void {
    if (text !== '') this.#hasText = true;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0 && !this.complete; end = text.indexOf('\n', start)) {
      this.#takeLine(this.#line + text.slice(start, end));
      this.#line = '';
      start = end + 1;
    }
    if (this.complete) return;
    this.#line += text.slice(start);
    if (this.#line.length > MAX_LINE_CHARS) this.#cutLine();
  }

  #takeLine(received: string): void {
    const line = withPlainBlanks(received, this.#place);
    if (line.length > MAX_LINE_CHARS) {
      this.#line = line;
      this.#cutLine();
      return;
    }
    const loop = loopInLine(line, this.#place.language);
    this.#pass(this.#answer.line(loop === undefined ? line : line.slice(0, loop)));
    this.#settle();
    if (!this.complete) this.#painted = this.decided.insertText;
    if (loop !== undefined && !this.complete) this.#finish('repetition');
  }

  /** Ends the answer before a line too long to be code; if it is the only line, keeps its beginning. */
  #cutLine(): void {
    const line = this.#line.slice(0, MAX_LINE_CHARS);
    this.#line = this.#ends.accepted.some(text => !isBlank(text)) ? '' : line;
    this.#finish('size-limit');
  }

  /** The stages after unwrapping. */
  #pass(lines: readonly AnswerLine[], last = false): void {
    for (const line of lines) {
      this.#gutter ??= new LineDecorationFilter(this.#place, this.#answer.fenceInfo);
      this.#withoutGutter(this.#gutter.line(line), last);
    }
  }

  #withoutGutter(lines: readonly AnswerLine[], last: boolean): void {
    for (const line of lines) this.#bound(this.#placer.line(line), last);
  }

  /** `last`: the model stopped in the middle of the last line. */
  #bound(lines: readonly string[], last: boolean): void {
    for (const [index, line] of lines.entries()) this.#ends.line(line, last && index === lines.length - 1);
  }

  #settle(): void {
    if (this.#ends.ended !== undefined) this.#conclude(this.#ends.ended);
    else if (this.#answer.ended !== undefined) {
      // A block that only repeats existing text is followed by the one that counts.
      if (this.#heldAnEcho(this.#answer.ended)) {
        this.#answer.reopen();
        this.#gutter = undefined;
        this.#placer = new Placer(this.#place, this.#window);
        return;
      }
      this.#finish(this.#answer.ended);
    }
  }

  #heldAnEcho(end: AnswerEnd): boolean {
    if (this.#placer.begun || this.#gutter?.holds === true) return false;
    if (end === 'placeholder') return this.#placer.isOnlyEcho || this.#placer.isCopying;
    return end === 'fence-closed' && this.#placer.isOnlyEcho;
  }

  #finish(end: DraftEnd): void {
    const last = withPlainBlanks(this.#line, this.#place);
    this.#line = '';
    const cutShort = end === 'length' || end === 'content-filter' || end === 'size-limit';
    this.#endsLine = last === '' && end === 'model' && !this.#answer.unwrapped;
    const loop = loopInLine(last, this.#place.language);
    if (last !== '' && !(cutShort && this.#dropsPartial(last)))
      this.#pass(this.#answer.line(loop === undefined ? last : last.slice(0, loop)), true);
    this.#pass(this.#answer.end());
    this.#withoutGutter(this.#gutter?.end() ?? [], false);
    this.#bound(this.#placer.end(), false);
    this.#ends.end(cutShort);
    this.#conclude(this.#ends.ended ?? this.#answer.ended ?? end);
  }

  /** True for a line that was cut off in the middle, unless it is the only one. */
  #dropsPartial(line: string): boolean {
    return this.#ends.accepted.some(text => !isBlank(text)) && !/[;{})\]:,]\s*$/.test(line);
  }

  #conclude(end: DraftEnd): void {
    this.#end = end;
    this.#result = this.#resultOf(end);
  }

  #resultOf(end: DraftEnd): DraftResult {
    const text = withoutBlankEnds(this.#ends.accepted, this.#place).join('\n');
    if (isBlank(text)) return { kind: 'rejected', reason: this.#rejection(end) };
    const fitted = this.#fitted(text);
    if (isBlank(fitted.insertText)) return { kind: 'rejected', reason: 'only-suffix' };
    return { kind: 'suggested', suggestion: fitted };
  }

  #fitted(text: string): Suggestion {
    const { lineSuffix } = this.#place;
    switch (this.#ends.room) {
      case 'comment':
        return { insertText: text.trimEnd(), replaceSuffix: 0 };
      case 'lines':
        if (!isBlank(lineSuffix)) return aboveLine(text, this.#place);
        return { insertText: withoutLooseComma(text.trimEnd(), this.#place) + this.#blankEnd, replaceSuffix: 0 };
      case 'rest': {
        const { insertText, replaceSuffix } = fitToLine(withoutWideEnd(text, this.#place), this.#place, this.#painted);
        const end = replaceSuffix === 0 ? this.#lineEndBefore(text, insertText) : '';
        return { insertText: insertText.replace(/(?=\n)(?<!\n[^\S\n]*)\n\s*$/, '') + end, replaceSuffix };
      }
    }
  }

  /** The line end before the text behind the cursor: `\n    ` for a docstring whose quotes have their own line. */
  #lineEndBefore(text: string, insertText: string): string {
    const { linePrefix, lineSuffix, free } = this.#place;
    // A block that begins on its own line ends on one: the closing brace aligns with the line that opened it.
    if (insertText.startsWith('\n')) return `\n${indentationOf(linePrefix)}`;
    const last = lastLine(text);
    const isRest = insertText.includes('\n') && last.trim() === lineSuffix.trim();
    return free && isRest ? `\n${indentationOf(last)}` : '';
  }

  /** A blank line at the answer's end, where the document's next line is right below. */
  get #blankEnd(): string {
    const uncut = this.#ends.ended === undefined && !this.#ends.cutCopy;
    const { linePrefix, lineSuffix } = this.#place;
    // Whole lines before whitespace, which would otherwise end up after them.
    if (uncut && this.#endsLine && linePrefix === '' && (lineSuffix !== '' || this.#setsOff)) return '\n';
    return uncut && this.#answer.endsParagraph && !isBlank(this.#place.below[0] ?? '') ? '\n' : '';
  }

  /** True if the answer ends a block below a blank line, and only its final blank line separates the next one. */
  get #setsOff(): boolean {
    const { above, below, language } = this.#place;
    const [next = ''] = below;
    if (isBlank(next) || !isBlank(above.at(-1) ?? '.') || language.family !== 'indent' || language.wordBlocks)
      return false;
    return indentationWidth(next) < indentationWidth(this.#ends.accepted.findLast(line => !isBlank(line)) ?? '');
  }

  #rejection(end: DraftEnd): RejectReason {
    if (end === 'content-filter') return 'filtered';
    if (!this.#hasText) return this.#chars > 0 ? 'only-whitespace' : 'empty';
    if (this.#ends.ended === 'reached-suffix' || this.#ends.ended === 'block-finished') return 'only-suffix';
    if (this.#ends.cutCopy) return 'only-suffix';
    if (this.#placer.cut) return 'only-echo';
    if (this.#answer.talked || end === 'remark') return 'only-prose';
    return this.#answer.unwrapped ? 'only-wrapping' : 'only-whitespace';
  }
}
