import { stripVTControlCharacters } from 'node:util';

export interface OutputEndsOptions {
  readonly headChars: number;
  readonly tailChars: number;
}

/** Beginning and end of an output, in bounded memory. */
export class OutputEnds {
  readonly #options: OutputEndsOptions;
  #head = '';
  #tail = '';
  #leftOut = 0;

  constructor(options: OutputEndsOptions) {
    this.#options = options;
  }

  push(text: string): void {
    const { headChars, tailChars } = this.#options;
    const free = headChars - this.#head.length;
    this.#head += text.slice(0, Math.max(0, free));
    this.#tail += text.slice(Math.max(0, free));
    // Each cut copies the tail.
    if (this.#tail.length > 2 * tailChars) this.#cut();
  }

  get leftOutChars(): number {
    this.#cut();
    return this.#leftOut;
  }

  /** Without colors, and with overwritten lines in their last state. */
  toString(): string {
    this.#cut();
    const gap = this.#leftOut === 0 ? '' : `\n[… ${this.#leftOut.toLocaleString('en-US')} characters left out …]\n`;
    return plain(`${this.#head}${gap}${this.#tail}`).trimEnd();
  }

  #cut(): void {
    const over = this.#tail.length - this.#options.tailChars;
    if (over <= 0) return;
    this.#tail = this.#tail.slice(over);
    this.#leftOut += over;
  }
}

function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map(line => line.slice(line.lastIndexOf('\r') + 1))
    .join('\n')
    .replaceAll('\0', '');
}
