import { ownValue } from '../json.ts';
import { indentationWidth } from '../text/lines.ts';

/** A bracket that is still open. */
export interface OpenBracket {
  /** `(`, `[`, `{`, or the word that opens a block where blocks have words: `def`, `if`. */
  readonly char: string;
  /** Columns of indentation of the line that opened it. */
  readonly indent: number;
  /** That line up to the bracket, without indentation: tells an `if` from a function from a class. */
  readonly header: string;
}

/** A bracket that was closed. */
export interface Closing {
  readonly char: string;
  /** Offset in the text that was read. */
  readonly at: number;
  /** How many are open behind it; -1 where its opening one is not in the text. */
  readonly depth: number;
}

/** Where a text stands: in code, in a comment, or in a string that ends with `until`. */
export type Mode = { readonly kind: 'code' } | { readonly kind: 'comment' | 'string'; readonly until: string };

/** Where a text stands with its brackets: what is open behind it, and what it closed. */
export interface BracketState {
  readonly mode: Mode;
  readonly open: readonly OpenBracket[];
  readonly closings: readonly Closing[];
  /** Closing brackets that do not fit the one they meet, and strings cut by a line end. */
  readonly errors: number;
}

export const CODE: Mode = { kind: 'code' };
export const NOTHING_OPEN: BracketState = { mode: CODE, open: [], closings: [], errors: 0 };

/** The closing brackets whose opening ones are not in the text that was read. */
export function unmatchedClosers({ closings }: BracketState): readonly Closing[] {
  return closings.filter(({ depth }) => depth < 0);
}

const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Does this closing bracket, or word, close what that one opened? */
export function isClosedBy(opening: string, closing: string): boolean {
  return (
    ownValue(OPENER_OF, closing) === opening || (ownValue(OPENER_OF, closing) === undefined && /^\w/.test(opening))
  );
}

/** The same for a reader of single characters, who meets the `[[` of a shell twice, and no word that closes a block. */
export function inCharacters(state: BracketState): BracketState {
  const open = state.open.flatMap(bracket =>
    /^\w/.test(bracket.char) ? [] : [...bracket.char].map(char => ({ ...bracket, char })),
  );
  return { ...state, open };
}

/** The state while a text is read. */
export class BracketStack {
  readonly #open: OpenBracket[];
  readonly #closings: Closing[] = [];
  #errors: number;

  constructor(start: BracketState) {
    this.#open = [...start.open];
    this.#errors = start.errors;
  }

  get innermost(): OpenBracket | undefined {
    return this.#open.at(-1);
  }

  /** `before` is the line up to the bracket. */
  opens(char: string, before: string): void {
    this.#open.push({ char, indent: indentationWidth(before), header: before.trim() });
  }

  /** `opener` is what the closing bracket should meet; words close words. */
  closes(char: string, at: number, opener = ownValue(OPENER_OF, char)): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#closings.push({ char, at, depth: -1 });
      return;
    }
    if (top.char === opener || (opener === undefined && /^\w/.test(top.char))) this.#open.pop();
    else {
      this.#errors += 1;
      // A brace is trusted more than what is left open inside of it: one forgotten `)` does not swallow the rest.
      const brace = char === '}' ? this.#open.findLastIndex(open => open.char === '{') : -1;
      if (brace >= 0) this.#open.length = brace;
    }
    this.#closings.push({ char, at, depth: this.#open.length });
  }

  fault(): void {
    this.#errors += 1;
  }

  state(mode: Mode): BracketState {
    return { mode, open: this.#open, closings: this.#closings, errors: this.#errors };
  }
}
