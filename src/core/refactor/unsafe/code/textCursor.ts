import type { PlainToken } from './token.ts';

const LINE_FEED = 10;

/** A place in a text that only moves on. */
export class TextCursor {
  readonly text: string;
  at = 0;
  line = 0;
  lineStart = 0;
  lineEnd: number;
  isSpaced = false;
  isFirstOfLine = true;

  constructor(text: string) {
    this.text = text;
    this.lineEnd = lineEndAfter(text, 0);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** @param pattern sticky */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  advance(chars: number): void {
    const end = Math.min(this.at + chars, this.text.length);
    for (let at = this.at; at < end; at += 1) {
      if (this.text.charCodeAt(at) !== LINE_FEED) continue;
      this.line += 1;
      this.lineStart = at + 1;
      this.lineEnd = lineEndAfter(this.text, at + 1);
    }
    this.at = end;
  }

  /** The token of this length that begins here. */
  plainToken(kind: PlainToken['kind'], text: string, length: number): PlainToken {
    const { at: start, isFirstOfLine, isSpaced, line } = this;
    this.isSpaced = false;
    this.isFirstOfLine = false;
    return { kind, text, start, end: start + length, line, endLine: line, isSpaced, isFirstOfLine };
  }

  /** The position of a token of this length that begins here. */
  span(length: number): Omit<PlainToken, 'kind' | 'text'> {
    const { at: start, isFirstOfLine, isSpaced, line } = this;
    this.isSpaced = false;
    this.isFirstOfLine = false;
    return { start, end: start + length, line, endLine: line, isSpaced, isFirstOfLine };
  }
}

function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
