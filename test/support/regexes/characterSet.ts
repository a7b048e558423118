const CHARACTERS: string[] = [];
const NUMBERS = new Map<string, number>();

/** Small numbers for the few characters that texts are made of: a set looks them up in an array. */
export function numberOf(char: string): number {
  const known = NUMBERS.get(char);
  if (known !== undefined) return known;
  NUMBERS.set(char, CHARACTERS.length);
  return CHARACTERS.push(char) - 1;
}

const ASCII_NUMBERS = new Int16Array(0x80).fill(-1);

/** The numbers of a text's characters: of its code points, or of its UTF-16 units. Millions of texts go through here. */
export function numbersOf(text: string, byCodePoint: boolean): readonly number[] {
  const numbers: number[] = [];
  for (let index = 0; index < text.length; ) {
    const unit = text.charCodeAt(index);
    let number = ASCII_NUMBERS[unit] ?? -1;
    let units = 1;
    if (number < 0) {
      const char = byCodePoint ? String.fromCodePoint(text.codePointAt(index) ?? unit) : text.charAt(index);
      number = numberOf(char);
      units = char.length;
      if (unit < ASCII_NUMBERS.length) ASCII_NUMBERS[unit] = number;
    }
    numbers.push(number);
    index += units;
  }
  return numbers;
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
