/** Values that a site had: bits. */
export const SEEN_FALSE = 1;
export const SEEN_TRUE = 2;

/** More than any answer needs. */
const MOST_STEPS = 2_000_000;

/** Read by instrumented code as `$ablation`. One site at most is switched off at a time. */
export class Switchboard {
  /** The number of a site. */
  off = -1;
  /** Its value; for a pattern without meaning. */
  forced = false;
  /** By site. */
  values = new Uint8Array(0);
  /** Patterns that are parts of others: `${WORD.source}+`. */
  readonly sources = new Set<number>();
  readonly #patterns = new Map<number, RegExp>();
  #steps = 0;

  /** Forgets the values seen so far. */
  restart(sites: number): void {
    this.values = new Uint8Array(sites);
    this.#steps = 0;
  }

  seen<T>(id: number, value: T): T {
    this.tick();
    this.values[id] = (this.values[id] ?? 0) | (value ? SEEN_TRUE : SEEN_FALSE);
    return value;
  }

  /** @throws in a loop that doesn't end */
  tick(): true {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new Error('This loop no longer ends.');
    return true;
  }

  pattern(id: number, original: RegExp): RegExp {
    const known = this.#patterns.get(id);
    if (known) return known;
    const pattern = new SwitchedPattern(original, { board: this, id });
    // With these flags it has a state of its own.
    if (!original.global && !original.sticky) this.#patterns.set(id, pattern);
    return pattern;
  }
}

interface Switch {
  readonly board: Switchboard;
  readonly id: number;
}

/** Matches nothing while it is switched off. `matchAll` and `split` make copies of it, which know their switch. */
class SwitchedPattern extends RegExp {
  readonly #switch: Switch | undefined;

  constructor(original: RegExp | string, more: Switch | string) {
    super(original, typeof more === 'string' ? more : undefined);
    this.#switch =
      typeof more === 'string' ? (original instanceof SwitchedPattern ? original.#switch : undefined) : more;
  }

  override get source(): string {
    if (this.#switch !== undefined) this.#switch.board.sources.add(this.#switch.id);
    return super.source;
  }

  override exec(text: string): RegExpExecArray | null {
    if (this.#switch === undefined) return super.exec(text);
    const { board, id } = this.#switch;
    if (board.off === id) {
      this.lastIndex = 0;
      return null;
    }
    const found = super.exec(text);
    board.seen(id, found);
    return found;
  }
}
