import { parseJson } from '../../json.ts';

/** Longer text is no JSON. */
const MAX_LITERAL_CHARS = 32;

/** Recognizes whole JSON values in pieces: `{"a"` + `:1}`. */
export class JsonEnd {
  #text = '';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #end: number | undefined;
  #isValid: boolean | undefined;

  get text(): string {
    return this.#text;
  }

  get isWhole(): boolean {
    if (this.#end === undefined) return this.#text.length <= MAX_LITERAL_CHARS && parseJson(this.#text) !== undefined;
    this.#isValid ??= parseJson(this.#text) !== undefined;
    return this.#isValid;
  }

  push(piece: string): void {
    this.#text += piece;
    for (const char of piece) {
      if (this.#end !== undefined) {
        if (!/\s/.test(char)) this.#isValid = false;
      } else if (this.#isEscaped) this.#isEscaped = false;
      else if (this.#isInString) this.#inString(char);
      else if (char === '"') this.#isInString = true;
      else if (char === '{' || char === '[') this.#depth += 1;
      else if (char === '}' || char === ']') this.#close();
    }
  }

  #inString(char: string): void {
    if (char === '\\') this.#isEscaped = true;
    if (char !== '"') return;
    this.#isInString = false;
    if (this.#depth === 0) this.#end = this.#text.length;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#depth <= 0) this.#end = this.#text.length;
  }
}
