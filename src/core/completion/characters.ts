/**
 * What must never reach a document, whatever the model says: NUL and other control characters, lone surrogates,
 * bidi controls (they make code read differently from what it does), zero-width characters, U+2028 and U+2029
 * (VS Code warns about them). A zero-width joiner stays between two emoji, where it is part of the picture.
 */
const UNWANTED =
  /\r+\n?|\p{Cs}|(?<!\p{Extended_Pictographic}|\u{FE0F}|\p{Emoji_Modifier})\u{200D}|\u{200D}(?!\p{Extended_Pictographic})|(?![\t\n\f])\p{Cc}|[\u{061C}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;

/** Nothing to look at: by far the commonest delta. */
const PLAIN = /^[\x20-\x7E\t\n]*$/;

/** Cannot be judged before the next character is known. */
const UNDECIDED_END = /(?:\r+|\u{200D}?[\u{D800}-\u{DBFF}]|\u{200D})$/u;

/** Cleans a text that comes in pieces: LF line ends, no unwanted characters. The pieces' borders do not matter. */
export class CharacterFilter {
  #held = '';
  /** The last code point that went out: an emoji's joiner is judged by both its sides. */
  #last = '';

  push(delta: string): string {
    if (this.#held === '' && PLAIN.test(delta)) {
      if (delta !== '') this.#last = '';
      return delta;
    }
    let text = this.#held + delta;
    const undecided = UNDECIDED_END.exec(text)?.[0] ?? '';
    this.#held = undecided.startsWith('\r') ? '\r' : undecided;
    text = text.slice(0, text.length - undecided.length);
    return this.#clean(text);
  }

  end(): string {
    const text = this.#held;
    this.#held = '';
    return this.#clean(text);
  }

  #clean(text: string): string {
    if (text === '') return '';
    const clean = (this.#last + text).replace(UNWANTED, match => (match.startsWith('\r') ? '\n' : ''));
    const fresh = clean.slice(this.#last.length);
    this.#last = lastCodePoint(clean);
    return fresh;
  }
}

function lastCodePoint(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
