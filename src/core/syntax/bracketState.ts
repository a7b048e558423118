import { ownValue } from '../json.ts';
import { indentationWidth } from '../text/lines.ts';

export interface OpenBracket {
  /** `(`, `[`, `{`, or a word: `def`, `if`. */
  readonly char: string;
  /** Columns of the line that opened it. */
  readonly indent: number;
  /** That line up to the bracket, without indentation. */
  readonly header: string;
}

export interface Closing {
  readonly char: string;
  readonly at: number;
  /** Open brackets after it; -1 if its opening one is not in the text. */
  readonly depth: number;
}

export type Mode = { readonly kind: 'code' } | { readonly kind: 'comment' | 'string'; readonly until: string };

export interface BracketState {
  readonly mode: Mode;
  readonly open: readonly OpenBracket[];
  readonly closings: readonly Closing[];
  readonly errors: number;
}

export const CODE: Mode = { kind: 'code' };
export const NOTHING_OPEN: BracketState = { mode: CODE, open: [], closings: [], errors: 0 };

export function unmatchedClosers({ closings }: BracketState): readonly Closing[] {
  return closings.filter(({ depth }) => depth < 0);
}

const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function isClosedBy(opening: string, closing: string): boolean {
  return (
    ownValue(OPENER_OF, closing) === opening || (ownValue(OPENER_OF, closing) === undefined && /^\w/.test(opening))
  );
}

/** For a reader of characters: the shell's `[[` is two brackets. */
export function inCharacters(state: BracketState): BracketState {
  const open = state.open.flatMap(bracket =>
    /^\w/.test(bracket.char) ? [] : [...bracket.char].map(char => ({ ...bracket, char })),
  );
  return { ...state, open };
}

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

  opens(char: string, before: string): void {
    this.#open.push({ char, indent: indentationWidth(before), header: before.trim() });
  }

  /** `opener` is the expected opening bracket or word. */
  closes(char: string, at: number, opener = ownValue(OPENER_OF, char)): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#closings.push({ char, at, depth: -1 });
      return;
    }
    if (top.char === opener || (opener === undefined && /^\w/.test(top.char))) this.#open.pop();
    else {
      this.#errors += 1;
      // A brace closes brackets left open inside it: one forgotten `)` doesn't swallow the rest.
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
