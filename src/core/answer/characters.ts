import { InvisibleSieve, type Judged } from '../text/invisibleCharacters.ts';

/** Nothing to filter: by far the commonest delta. */
const PLAIN = /^[\x20-\x7E\t\n]*$/;

/** Undecided until the next character arrives. */
const UNDECIDED_END = /(?:(?<!\r)\r+|[\u{D800}-\u{DBFF}])$/u;

/**
 * Cleans text that arrives in pieces: LF line ends, and no invisible characters except those in an emoji or a word. The
 * result doesn't depend on where the pieces are cut.
 */
export class CharacterFilter {
  #held = '';
  readonly #sieve = new InvisibleSieve();

  push(delta: string): string {
    if (this.#held === '' && PLAIN.test(delta)) return this.#plain(delta);
    let text = this.#held + delta;
    const undecided = UNDECIDED_END.exec(text)?.[0] ?? '';
    this.#held = undecided.startsWith('\r') ? '\r' : undecided;
    text = text.slice(0, text.length - undecided.length);
    return this.#sift(text);
  }

  end(): string {
    const text = this.#held;
    this.#held = '';
    return this.#sift(text) + legitimate(this.#sieve.end());
  }

  #plain(text: string): string {
    return legitimate(this.#sieve.takePlain(text)) + text;
  }

  #sift(text: string): string {
    let kept = '';
    for (const char of text.replace(/\r+\n?/g, '\n')) kept += legitimate(this.#sieve.take(char));
    return kept;
  }
}

function legitimate(judged: readonly Judged[]): string {
  return judged.map(one => (one.legitimate ? one.char : '')).join('');
}
