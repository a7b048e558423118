import { isBlank } from '../../text/lines.ts';

export interface PreviewedTextOptions {
  readonly lineEnd: '\n' | '\r\n';
  /** Undefined if nothing is replaced. */
  readonly indent: string | undefined;
  readonly isWholeFile: boolean;
}

/** Code that grows by whole lines, shifted by the first line's indentation. */
export class PreviewedText {
  readonly #options: PreviewedTextOptions;
  #ownIndent: string | undefined;
  #text = '';

  constructor(options: PreviewedTextOptions) {
    this.#options = options;
  }

  /** Without a final line end. */
  get text(): string {
    return this.#text;
  }

  get lineEnd(): string {
    return this.#options.lineEnd;
  }

  get isWholeFile(): boolean {
    return this.#options.isWholeFile;
  }

  add(line: string): void {
    if (this.#text === '' && isBlank(line)) return;
    this.#ownIndent ??= /^[ \t]*/.exec(line)?.[0] ?? '';
    this.#text += (this.#text === '' ? '' : this.#options.lineEnd) + this.#shifted(line, this.#ownIndent);
  }

  #shifted(line: string, given: string): string {
    const { indent, isWholeFile } = this.#options;
    if (isBlank(line)) return '';
    return indent === undefined || isWholeFile || !line.startsWith(given) ? line : indent + line.slice(given.length);
  }
}
