const CHARACTERS: string[] = [];
const NUMBERS = new Map<string, number>();

/** Small numbers for the few characters that texts are made of: a set looks them up in an array. */
export function numberOf(char: string): number {
  const known = NUMBERS.get(char);
  if (known !== undefined) return known;
  NUMBERS.set(char, CHARACTERS.length);
  return CHARACTERS.push(char) - 1;
}

export function characterOf(number: number): string {
  return CHARACTERS[number] ?? '';
}

/** The characters that a class of a pattern takes: asks the engine itself, once for each. */
export class CharacterSet {
  readonly #native: RegExp;
  readonly #known: (boolean | undefined)[] = [];

  constructor(native: RegExp) {
    this.#native = native;
  }

  has(number: number): boolean {
    const known = this.#known[number] ?? this.#native.test(characterOf(number));
    this.#known[number] = known;
    return known;
  }
}
