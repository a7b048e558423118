/**
 * What must never reach a document, whatever the model says: NUL and other control characters, lone surrogates,
 * bidi controls (they make code read differently from what it does), zero-width characters, U+2028 and U+2029
 * (VS Code warns about them).
 */
const UNWANTED =
  /\r+\n?|\p{Cs}|(?![\t\n\f])\p{Cc}|[\u{061C}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;

/** Nothing to look at: by far the commonest delta. */
const PLAIN = /^[\x20-\x7E\t\n]*$/;

/** Cannot be judged before the next character is known. */
const UNDECIDED_END = /(?:\r+|[\u{D800}-\u{DBFF}])$/u;

const JOINER = '\u200D';
const PICTURE = /^\p{Extended_Pictographic}$/u;
const PICTURE_END = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})$/u;

/** Cleans a text that comes in pieces: LF line ends, no unwanted characters. The pieces' borders do not matter. */
export class CharacterFilter {
  #held = '';
  readonly #joiners = new JoinerFilter();

  push(delta: string): string {
    if (this.#held === '' && PLAIN.test(delta)) return this.#joiners.plain(delta);
    let text = this.#held + delta;
    const undecided = UNDECIDED_END.exec(text)?.[0] ?? '';
    this.#held = undecided.startsWith('\r') ? '\r' : undecided;
    text = text.slice(0, text.length - undecided.length);
    return this.#joiners.push(withoutUnwanted(text));
  }

  end(): string {
    const text = this.#held;
    this.#held = '';
    return this.#joiners.push(withoutUnwanted(text));
  }
}

function withoutUnwanted(text: string): string {
  return text.replace(UNWANTED, match => (match.startsWith('\r') ? '\n' : ''));
}

/** Zero-width joiners go, except between two emoji, where they are part of the picture. */
class JoinerFilter {
  #afterPicture = false;
  #joining = false;

  plain(text: string): string {
    if (text !== '') {
      this.#afterPicture = false;
      this.#joining = false;
    }
    return text;
  }

  push(text: string): string {
    let kept = '';
    for (const char of text) {
      if (char === JOINER) {
        this.#joining = true;
        continue;
      }
      if (this.#joining && this.#afterPicture && PICTURE.test(char)) kept += JOINER;
      kept += char;
      this.#joining = false;
      this.#afterPicture = PICTURE_END.test(char);
    }
    return kept;
  }
}
