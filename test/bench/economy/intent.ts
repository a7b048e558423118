import { isBlank, lastLine } from '../../../src/core/text/lines.ts';
import { DOC_END, type Halves, type Key, type TypingRules } from './keys.ts';
import type { Session, Stretch } from './sessions.ts';

/** The author's intention: the rest of a text. */
export class Intent {
  readonly #session: Session;
  readonly #stretch: Stretch;
  readonly #behind: string;

  constructor(session: Session, stretch: Stretch, behind: string) {
    this.#session = session;
    this.#stretch = stretch;
    this.#behind = behind;
  }

  /** Characters behind the cursor that the editor has closed by itself, and the line breaks it put between them. */
  closed({ after }: Halves): string {
    return after.slice(0, Math.max(0, after.length - this.#behind.length));
  }

  /** Undefined if the text up to the cursor is wrong. */
  #ahead(before: string): string | undefined {
    const { text } = this.#session;
    const { end } = this.#stretch;
    return before.length <= end && text.startsWith(before) ? text.slice(before.length, end) : undefined;
  }

  /** Offset in the author's text of the line that the cursor is in. */
  lineStart({ before }: Halves): number {
    return before.lastIndexOf('\n') + 1;
  }

  /** True if the text leads to the wanted one without deletions. */
  accepts(text: Halves): boolean {
    const ahead = this.#ahead(text.before);
    if (ahead === undefined || !text.after.endsWith(this.#behind)) return false;
    return comesIn(this.closed(text), ahead);
  }

  isDone({ before, after }: Halves): boolean {
    return before === this.#session.text.slice(0, this.#stretch.end) && after === this.#behind;
  }

  /** The next press; undefined where all is written. */
  next(text: Halves, { indentUnit, languageId }: TypingRules): Key | undefined {
    const { before } = text;
    const ahead = this.#ahead(before);
    const line = lastLine(before);
    const closed = this.closed(text);
    if (ahead === undefined) return this.#correction(before, line, languageId);
    if (ahead === '') return closed === '' ? undefined : { kind: 'delete' };
    if (closed.startsWith(DOC_END) && ahead.startsWith(DOC_END)) return { kind: 'end' };
    const char = ahead.charAt(0);
    if (char === '\n') {
      const below = /^\n[ \t]*(?:[)\]}]+|\*\/)/.exec(closed)?.[0];
      return below !== undefined && ahead.startsWith(below) ? { kind: 'down' } : { kind: 'enter' };
    }
    const indents = isBlank(line) && ahead.startsWith(indentUnit);
    return indents ? { kind: 'indent' } : { kind: 'char', char };
  }

  /** Undoes too much indentation by the editor. */
  #correction(before: string, line: string, languageId: string): Key {
    const { text } = this.#session;
    const wanted = text.slice(before.length - line.length, this.#stretch.end);
    if (/^\s*\n/.test(wanted)) return { kind: 'enter' };
    const closer = /^\s*([)\]}])/.exec(wanted)?.[1];
    if (isBlank(line) && closer !== undefined && languageId !== 'python') return { kind: 'char', char: closer };
    return { kind: 'backspace' };
  }
}

/** True if the closed characters occur in the text ahead, in order, so that they can be typed over. */
function comesIn(closed: string, ahead: string): boolean {
  let at = 0;
  for (const char of closed.replace(/\s/g, '')) {
    at = ahead.indexOf(char, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}
