import { type CursorContext, hasEnglish } from '../../document/cursorContext.ts';
import { beginsComment } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';
import { hasRawSigns, withoutAllEntities } from '../entities.ts';
import { BETWEEN, ENVELOPE, searchMarkOf } from '../patchMarks.ts';
import type { AnswerLine } from './cursorMark.ts';
import { withoutEntities } from './escapedText.ts';
import { hasMark, isInStarComment } from './starComment.ts';

/**
 * Marks of an answer that aren't code, most of them before each line, as in an editor's gutter:
 * - `diff`: `+` before added lines, `-` before removed ones, a space before the others
 * - `search`: the old lines before the new ones, each with a mark
 * - `numbers`: each line's number
 * - `quotes`: `>`
 */
type Gutter = 'none' | 'diff' | 'search' | 'numbers' | 'quotes';

const NUMBERED = /^\s*(\d{1,6})(?:\s*[|│┃:→]|\t)(?: |$|(?=\t))/;
/** The number of a lone line; behind one, `|` is an operator. */
const LONE_NUMBER = /^\d{1,6}(?=:|\t|→|│)/;
/** Numbers set off by blanks only, which have to be the document's own. */
const SPACED = /^\s*(\d{1,6})\s+(?=\S)/;
const QUOTED = /^\s{0,3}> ?/;
/** Begins a patch if changed lines follow; alone it is text. */
const HUNK = /^(?:@@ -\d|--- a\/)/;
const DIFF_HEADER = /^(?:--- |\+\+\+ |@@)/;
/** A line that was added, with its indentation: `+ b` may go on with a sum. */
const ADDED = /^\+(?: {2}|\t|[^\s\d+=(])/;

/** Removes the line decorations of a model or of the text it copies. */
export class LineDecorationFilter {
  readonly #place: CursorContext;
  readonly #fenceInfo: string;
  #gutter: Gutter | undefined;
  /** Lines that seem decorated; the next one decides. */
  #meansEntities = false;
  /** A line was escaped, so all are. */
  #isEscaped = false;
  #held: AnswerLine[] = [];
  #inHeader = true;
  /** The part of a replacement that the next lines belong to. */
  #side: 'old' | 'new' | 'none' = 'old';

  /** `fenceInfo`: the first word after the marks of the fence around the lines. */
  constructor(place: CursorContext, fenceInfo: string) {
    this.#place = place;
    this.#fenceInfo = fenceInfo;
  }

  /** True if a line waits for the next one, or for the end. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  line(line: AnswerLine): readonly AnswerLine[] {
    if (this.#gutter !== undefined) return this.#stripped(line);
    if (isBlank(line.text)) {
      if (this.#held.length === 0) return [line];
      this.#held.push(line);
      return [];
    }
    const first = this.#held[0];
    if (first !== undefined) return HUNK.test(first.text) ? this.#decidePatch(line) : this.#decide(first.text, line);
    if (this.#isDiff(line.text)) this.#gutter = 'diff';
    else if (searchMarkOf(line.text) === 'search' && !/^<{7}/m.test(this.#place.hole.prefix)) this.#gutter = 'search';
    else if (this.#mayHaveGutter(line.text)) {
      this.#held.push(line);
      return [];
    } else this.#gutter = 'none';
    return this.#stripped(line);
  }

  /** The answer has ended: a single line has its gutter only with the number of the cursor's line. */
  end(): readonly AnswerLine[] {
    const held = this.#release();
    const [number] = LONE_NUMBER.exec(held[0]?.text ?? '') ?? [];
    if (number !== undefined && this.#isRow(Number(number))) this.#gutter = 'numbers';
    return held.flatMap(line => this.#stripped(line));
  }

  #release(): readonly AnswerLine[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }

  #decidePatch(line: AnswerLine): readonly AnswerLine[] {
    if (DIFF_HEADER.test(line.text) || line.text.startsWith(' ')) {
      this.#held.push(line);
      return [];
    }
    this.#gutter = /^[-+]/.test(line.text) ? 'diff' : 'none';
    return [...this.#release(), line].flatMap(held => this.#stripped(held));
  }

  #decide(first: string, line: AnswerLine): readonly AnswerLine[] {
    const [number, next] = [first, line.text].map(text => Number((NUMBERED.exec(text) ?? SPACED.exec(text))?.[1]));
    // `1: 'one',` is an entry of a table.
    const { brackets, linePrefix } = this.#place;
    const isEntry = brackets.open.at(-1)?.char === '{' && /^\s*\d+:.*,\s*$/.test(first);
    const isRow = isBlank(linePrefix) && this.#isRow(number ?? 0);
    if (number !== undefined && next === number + this.#held.length && (isRow || !isEntry)) this.#gutter = 'numbers';
    else if (ADDED.test(first)) this.#gutter = /^[-+]/.test(line.text) ? 'diff' : 'none';
    else this.#gutter = this.#isQuoted(first, line.text) ? 'quotes' : 'none';
    return [...this.#release(), line].flatMap(held => this.#stripped(held));
  }

  /** True for the number of the cursor's line in the document, if all of the document above is known. */
  #isRow(number: number): boolean {
    return number === this.#place.hole.prefix.split('\n').length;
  }

  /** In text with quotations of its own, a `>` only counts as decoration before a deeper indentation or a comment's line. */
  #isQuoted(first: string, next: string): boolean {
    if (!QUOTED.test(first) || !QUOTED.test(next)) return false;
    const { free, brackets } = this.#place;
    // A line comment has no second line.
    if (!free || isInStarComment(this.#place) || (brackets.mode.kind === 'comment' && brackets.mode.until === '\n'))
      return true;
    return [first, next].some(line => {
      const text = line.replace(QUOTED, '');
      return /^\s{2,}\S|^\t+\S/.test(text) || hasMark(text) || beginsComment(text, this.#place.language);
    });
  }

  /** Numbers are keys in data, and `>` is a quotation in a document, so there they aren't decorations. */
  #mayHaveGutter(text: string): boolean {
    const { hole, language, free, above, markup } = this.#place;
    if (HUNK.test(text) || (ADDED.test(text) && !free)) return !/^(?:diff|patch)$/.test(hole.languageId);
    if (hasEnglish(language)) return false;
    const number = NUMBERED.exec(text)?.[1];
    if (number !== undefined)
      return (!free || this.#isRow(Number(number))) && !above.slice(-3).some(line => NUMBERED.test(line));
    const row = SPACED.exec(text)?.[1];
    if (row !== undefined && !free && this.#isRow(Number(row))) return true;
    return /^\s{0,3}>(?: |$)/.test(text) && (free || !markup);
  }

  #isDiff(text: string): boolean {
    if (/^(?:diff|patch)$/.test(this.#place.hole.languageId)) return false;
    if (/^(?:diff|patch)$/i.test(this.#fenceInfo)) return /^(?:[-+ @]|diff |index )/.test(text);
    return text.startsWith('diff --git ') || ENVELOPE.test(text);
  }

  #stripped(line: AnswerLine): readonly AnswerLine[] {
    const text = this.#withoutGutter(line.text);
    if (text === undefined) return [];
    this.#meansEntities ||= hasRawSigns(text);
    if (this.#meansEntities) return [{ ...line, text }];
    const plain = this.#isEscaped ? withoutAllEntities(text) : withoutEntities(text, this.#place);
    this.#isEscaped ||= plain !== text;
    return [{ ...line, text: plain }];
  }

  #withoutGutter(text: string): string | undefined {
    switch (this.#gutter) {
      case 'diff':
        return this.#patched(text);
      case 'search':
        return this.#replaced(text);
      case 'numbers':
        return text.replace(NUMBERED.test(text) ? NUMBERED : SPACED, '');
      case 'quotes':
        return text.replace(QUOTED, '');
      default:
        return text;
    }
  }

  #patched(text: string): string | undefined {
    if (/^@@/.test(text) || BETWEEN.test(text) || ENVELOPE.test(text) || (this.#inHeader && DIFF_HEADER.test(text)))
      return undefined;
    this.#inHeader = false;
    if (text.startsWith('-')) return undefined;
    return /^[+ ]/.test(text) ? text.slice(1) : text;
  }

  /** A new line of the first block to search and replace. */
  #replaced(text: string): string | undefined {
    const mark = searchMarkOf(text);
    if (this.#side === 'new' && mark === undefined) return text;
    if (this.#side === 'old' && mark === 'middle') this.#side = 'new';
    else if (this.#side === 'new') this.#side = 'none';
    return undefined;
  }
}
