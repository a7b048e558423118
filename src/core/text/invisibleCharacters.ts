/**
 * Characters that can make code read differently from how it runs: controls, direction changes, zero-width ones, blank
 * letters (`U+3164`), tags, variation selectors, lone surrogates, `U+2028`, `U+2029`. Not tabs, line ends, form feeds,
 * nor Arabic number signs.
 */
const INVISIBLE =
  /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]|(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])\p{Cf}/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');

const JOINER = '\u200D';
const NON_JOINER = '\u200C';
/** Emoji or text style. */
const EMOJI_STYLE = /^[\uFE0E\uFE0F]$/;
const KEYCAP = '\u20E3';

/** England, Scotland and Wales: a black flag, five tags for the country, and the last tag. */
const BLACK_FLAG = '\u{1F3F4}';
const TAG = /^[\u{E0020}-\u{E007F}]$/u;
const LAST_TAG = '\u{E007F}';
const COUNTRY_TAGS: ReadonlySet<string> = new Set(
  ['gbeng', 'gbsct', 'gbwls'].map(country =>
    [...country].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join(''),
  ),
);

const PICTURE = /^\p{Extended_Pictographic}$/u;
const PICTURE_END = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
/** With joiners and non-joiners: `می‌خواهم`, `क्‍ष`. */
const JOINED_SCRIPT =
  /^(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Tibt}\p{scx=Mymr}\p{scx=Khmr}]$/u;
const MONGOLIAN_VARIANT = /^[\u180B-\u180D\u180F]$/;
const MONGOLIAN = /^\p{Script=Mongolian}$/u;

/** Also in emojis and words. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

interface Placed {
  readonly char: string;
  /** In UTF-16 units since the sieve began. */
  readonly at: number;
}

export interface Judged extends Placed {
  /** Visible, or part of it: the joiner of a family emoji, the tags of a flag, a non-joiner in a Persian word. */
  readonly legitimate: boolean;
}

/** Judges character by character; some wait for those after them. */
export class InvisibleSieve {
  #before = '';
  #pending: Placed[] = [];
  #at = 0;

  /** @param char one code point, or a lone surrogate */
  take(char: string): readonly Judged[] {
    const at = this.#at;
    this.#at += char.length;
    if (TAG.test(char) && this.#before === BLACK_FLAG && TAG.test(this.#pending[0]?.char ?? char)) {
      this.#pending.push({ char, at });
      return char === LAST_TAG ? this.#settle('') : [];
    }
    const settled = this.#settle(char);
    if (needsNext(char)) {
      this.#pending = [{ char, at }];
      return settled;
    }
    return [...settled, this.#judge({ char, at }, '')];
  }

  /**
   * For visible ASCII.
   * @returns earlier characters that waited
   */
  takePlain(text: string): readonly Judged[] {
    const [first] = text;
    if (first === undefined) return [];
    const settled = this.#settle(first);
    this.#at += text.length;
    this.#before = text.at(-1) ?? '';
    return settled;
  }

  end(): readonly Judged[] {
    return this.#settle('');
  }

  #settle(next: string): Judged[] {
    const pending = this.#pending;
    this.#pending = [];
    const tags = pending.map(({ char }) => char).join('');
    if (tags.endsWith(LAST_TAG) && COUNTRY_TAGS.has(tags.slice(0, -LAST_TAG.length))) {
      this.#before = LAST_TAG;
      return pending.map(one => ({ ...one, legitimate: true }));
    }
    return pending.map(one => this.#judge(one, next));
  }

  #judge({ char, at }: Placed, next: string): Judged {
    const legitimate = !INVISIBLE.test(char) || belongs(char, this.#before, next);
    if (legitimate) this.#before = char;
    return { char, at, legitimate };
  }
}

function needsNext(char: string): boolean {
  return char === JOINER || char === NON_JOINER || EMOJI_STYLE.test(char);
}

function belongs(char: string, before: string, next: string): boolean {
  if (char === JOINER && PICTURE_END.test(before) && PICTURE.test(next)) return true;
  if (char === JOINER || char === NON_JOINER) return JOINED_SCRIPT.test(before) && JOINED_SCRIPT.test(next);
  if (EMOJI_STYLE.test(char)) return PICTURE.test(before) || (/^[\d#*]$/.test(before) && next === KEYCAP);
  return MONGOLIAN_VARIANT.test(char) && MONGOLIAN.test(before);
}

export function invisibleIn(text: string): readonly Judged[] {
  if (!INVISIBLE.test(text)) return [];
  const sieve = new InvisibleSieve();
  const found: Judged[] = [];
  const keep = (judged: readonly Judged[]) => {
    for (const one of judged) if (!one.legitimate) found.push(one);
  };
  for (const char of text) keep(sieve.take(char));
  keep(sieve.end());
  return found;
}

/** `rm \u202e#`; keeps line ends and tabs. */
export function withInvisibleShown(text: string): string {
  return text.replace(EVERY_INVISIBLE, escaped).replace(/\r(?!\n)|\f/g, escaped);
}

export function shownOnOneLine(text: string): string {
  return withInvisibleShown(text).replace(/[\t\n\r]/g, char => (char === '\t' ? '\\t' : char === '\n' ? '\\n' : '\\r'));
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
