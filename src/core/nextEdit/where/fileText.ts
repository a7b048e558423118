import { Pace, type Steps } from '../../steps.ts';
import { joinInSteps } from '../../text/lineSteps.ts';
import { isWordChar } from '../../text/lines.ts';

/** Longer ones are data; the search would cost more than it finds. */
const MOST_CHARS = 5_000_000;
/** On average; generated or minified code has longer lines. */
const MOST_CHARS_PER_LINE = 200;

/** A file's text with its lines' offsets; kept for as long as the array of lines is. */
export class FileText {
  static readonly #known = new WeakMap<readonly string[], FileText>();
  readonly #text: string;
  readonly #starts: Uint32Array;

  static *of(lines: readonly string[]): Steps<FileText> {
    const known = FileText.#known.get(lines);
    if (known !== undefined) return known;
    const starts = new Uint32Array(lines.length);
    const pace = new Pace();
    let at = 0;
    for (let line = 0; line < lines.length; line++) {
      starts[line] = at;
      at += (lines[line]?.length ?? 0) + 1;
      if (pace.isDue(0)) yield;
    }
    const isCode = at <= MOST_CHARS && at <= MOST_CHARS_PER_LINE * Math.max(lines.length, 10);
    const made = new FileText(isCode ? yield* joinInSteps(lines, '\n') : '', starts);
    FileText.#known.set(lines, made);
    return made;
  }

  private constructor(text: string, starts: Uint32Array) {
    this.#text = text;
    this.#starts = starts;
  }

  /** Lines with the whole word, from the top. Empty for generated and minified files. */
  *linesWith(word: string, most: number): Steps<number[]> {
    const found: number[] = [];
    const pace = new Pace();
    for (let at = this.#text.indexOf(word); at >= 0; ) {
      const end = at + word.length;
      let next = end;
      if (!isWordChar(this.#text[at - 1]) && !isWordChar(this.#text[end])) {
        const line = this.#lineAt(at);
        found.push(line);
        if (found.length >= most) return found;
        next = this.#starts[line + 1] ?? this.#text.length;
      }
      if (pace.isDue(0)) yield;
      at = this.#text.indexOf(word, next);
    }
    return found;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
