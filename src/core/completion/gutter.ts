import { isBlank } from '../text.ts';
import type { AnswerLine } from './answer.ts';
import { hasEnglish, type Place } from './place.ts';

/**
 * What stands before every line of an answer, as in an editor's gutter:
 * - `diff`: `+` before lines that come in, `-` before those that go, a blank before the others
 * - `numbers`: each with its number, `quotes`: each with a `>`
 */
type Gutter = 'none' | 'diff' | 'numbers' | 'quotes';

const NUMBERED = /^\s*(\d{1,6})(?:\s*[|│┃:→]|\t)(?: |$|(?=\t))/;
const QUOTED = /^\s{0,3}> ?/;
/** Begins a patch, if lines that come in or go follow: alone it is text. */
const HUNK = /^(?:@@ -\d|--- a\/)/;
const DIFF_HEADER = /^(?:diff --git |index [0-9a-f]{4,}|--- |\+\+\+ |@@ |\\ No newline)/;

/** Takes off what a model, or what it copies from, puts before each line of code. */
export class GutterFilter {
  readonly #place: Place;
  readonly #fenceInfo: string;
  #gutter: Gutter | undefined;
  /** A line that looks as if it had one; the next one decides. */
  #held: AnswerLine[] = [];
  #inHeader = true;

  /** `fenceInfo`: the first word behind the marks of the fence that the lines come from. */
  constructor(place: Place, fenceInfo: string) {
    this.#place = place;
    this.#fenceInfo = fenceInfo;
  }

  /** Is there a line that the next one, or the end, decides about? */
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
    else if (this.#mayHaveGutter(line.text)) {
      this.#held.push(line);
      return [];
    } else this.#gutter = 'none';
    return this.#stripped(line);
  }

  /** Nothing more comes: a single line is what it looks like. */
  end(): readonly AnswerLine[] {
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
    return [...this.end(), line].flatMap(held => this.#stripped(held));
  }

  #decide(first: string, line: AnswerLine): readonly AnswerLine[] {
    const [number, next] = [first, line.text].map(text => Number(NUMBERED.exec(text)?.[1]));
    // `1: 'one',` is an entry of a table.
    const isEntry = this.#place.brackets.open.at(-1)?.char === '{' && /^\s*\d+:.*,\s*$/.test(first);
    if (number !== undefined && next === number + this.#held.length && !isEntry) this.#gutter = 'numbers';
    else this.#gutter = QUOTED.test(first) && QUOTED.test(line.text) ? 'quotes' : 'none';
    return [...this.end(), line].flatMap(held => this.#stripped(held));
  }

  /** Numbers are keys in data, `>` is a quotation in a document: there it is none of ours. */
  #mayHaveGutter(text: string): boolean {
    if (HUNK.test(text)) return !/^(?:diff|patch)$/.test(this.#place.hole.languageId);
    if (hasEnglish(this.#place.language) || this.#place.free) return false;
    if (NUMBERED.test(text)) return !this.#place.above.slice(-3).some(line => NUMBERED.test(line));
    return /^\s{0,3}>(?: |$)/.test(text) && !this.#place.markup;
  }

  #isDiff(text: string): boolean {
    if (/^(?:diff|patch)$/.test(this.#place.hole.languageId)) return false;
    if (/^(?:diff|patch)$/i.test(this.#fenceInfo)) return /^(?:[-+ @]|diff |index )/.test(text);
    return text.startsWith('diff --git ');
  }

  #stripped(line: AnswerLine): readonly AnswerLine[] {
    const text = this.#withoutGutter(line.text);
    return text === undefined ? [] : [{ ...line, text: withoutEntities(text, this.#place) }];
  }

  #withoutGutter(text: string): string | undefined {
    switch (this.#gutter) {
      case 'diff':
        return this.#patched(text);
      case 'numbers':
        return text.replace(NUMBERED, '');
      case 'quotes':
        return text.replace(QUOTED, '');
      default:
        return text;
    }
  }

  #patched(text: string): string | undefined {
    if (/^@@ /.test(text) || /^\\ No newline/.test(text) || (this.#inHeader && DIFF_HEADER.test(text)))
      return undefined;
    this.#inHeader = false;
    if (text.startsWith('-')) return undefined;
    return /^[+ ]/.test(text) ? text.slice(1) : text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };
const ENTITY = /&(lt|gt|amp|quot|#39|#x27);/g;

/** `a &lt; b`, which some page has escaped; where entities are code, or written as such, they stay. */
function withoutEntities(text: string, { hole, language, free, markup }: Place): string {
  if (!text.includes('&') || free || markup || language.family === 'data') return text;
  const rest = text.replace(ENTITY, '');
  if (rest === text || /[<>&]/.test(rest) || /["'`/]&(?:\w+|#\w+);["'`/]/.test(text)) return text;
  if (/&(?:lt|gt|amp|quot|#39|#x27);/.test(hole.prefix + hole.suffix)) return text;
  return text.replace(ENTITY, (entity, name: string) => ENTITIES[name] ?? entity);
}
