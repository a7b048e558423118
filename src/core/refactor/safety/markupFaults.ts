import { Pace, type Steps } from '../../steps.ts';
import type { Fault } from '../../syntax/faults/faults.ts';
import { bracketFaults } from './bracketFaults.ts';

const VOID = 'area base br col embed hr img input link meta source track wbr param !doctype'.split(' ');
/** HTML lets their end be left out. */
const OPEN_ENDED = 'li p dt dd td th tr thead tbody tfoot option optgroup rp rt'.split(' ');
const RAW = /^(?:script|style)$/i;
const MOST_TAG_CHARS = 10_000;

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** After its `>`. */
  readonly end: number;
  readonly isEmpty: boolean;
}

/** Tags and `{#if}` blocks without their counterpart, and the faults of the scripts and styles between them. */
export function* markupFaults(text: string, languageId: string): Steps<readonly Fault[]> {
  const reader = new MarkupReader(text, languageId);
  return yield* reader.read();
}

class MarkupReader {
  readonly #text: string;
  readonly #languageId: string;
  readonly #faults: Fault[] = [];
  readonly #open: { readonly name: string; readonly line: number }[] = [];
  #line = 0;
  #counted = 0;

  constructor(text: string, languageId: string) {
    this.#text = text;
    this.#languageId = languageId;
  }

  *read(): Steps<readonly Fault[]> {
    const pace = new Pace();
    const marks = /<!--|<\/?[A-Za-z!][\w.:-]*|\{\{?[#/][\w-]+|^[ \t]*\/?>[ \t]*$/gm;
    let match = marks.exec(this.#text);
    while (match !== null) {
      if (pace.isDue(marks.lastIndex - match.index)) yield;
      const { 0: mark, index } = match;
      marks.lastIndex = yield* this.#readMark(mark, index);
      match = marks.exec(this.#text);
    }
    const unclosed = this.#open.map(({ line }) => ({ line }));
    return [...this.#faults, ...unclosed].toSorted((a, b) => a.line - b.line);
  }

  /** Returns where to go on. */
  *#readMark(mark: string, index: number): Steps<number> {
    if (mark === '<!--') {
      const end = this.#text.indexOf('-->', index);
      if (end < 0) this.#fault(index);
      return end < 0 ? this.#text.length : end + 3;
    }
    const block = /^\{\{?([#/])([\w-]+)/.exec(mark);
    if (block !== null) {
      const name = `#${block[2] ?? ''}`;
      if (block[1] === '#') this.#opens(name, index);
      else this.#closes(name, index);
      return index + mark.length;
    }
    const tag = mark.startsWith('<') ? this.#tagAt(mark, index) : undefined;
    if (tag === undefined) {
      this.#fault(index);
      return index + mark.length;
    }
    if (this.#isOpenEnded(tag.name) || tag.isEmpty) return tag.end;
    if (tag.closes) this.#closes(tag.name, index);
    else {
      this.#opens(tag.name, index);
      if (RAW.test(tag.name)) return yield* this.#readRaw(tag, index);
    }
    return tag.end;
  }

  *#readRaw({ name, end }: Tag, index: number): Steps<number> {
    const isStyle = /^style$/i.test(name);
    const closer = isStyle ? /<\/style\s*>/gi : /<\/script\s*>/gi;
    closer.lastIndex = end;
    const to = closer.exec(this.#text)?.index ?? this.#text.length;
    const style = /\blang=["']?(scss|less|sass|styl)/.exec(this.#text.slice(index, end))?.[1] ?? 'css';
    if (isStyle && /^(?:sass|styl)/.test(style)) return to;
    const first = this.#lineAt(end);
    const faults = yield* bracketFaults(this.#text.slice(end, to).split('\n'), isStyle ? style : 'typescript');
    for (const { line } of faults) this.#faults.push({ line: first + line });
    return to;
  }

  #isOpenEnded(name: string): boolean {
    if (this.#languageId === 'xml') return false;
    const lower = name.toLowerCase();
    if (VOID.includes(lower)) return true;
    return !/^(?:vue|svelte|astro)$/.test(this.#languageId) && OPEN_ENDED.includes(lower);
  }

  /** Undefined without its `>`: quotes and `{…}` may have one of their own. */
  #tagAt(mark: string, index: number): Tag | undefined {
    const closes = mark.startsWith('</');
    const name = mark.slice(closes ? 2 : 1);
    let depth = 0;
    const limit = Math.min(this.#text.length, index + MOST_TAG_CHARS);
    for (let at = index + mark.length; at < limit; at += 1) {
      const char = this.#text[at] ?? '';
      if (char === '"' || char === "'" || char === '`') {
        const end = this.#text.indexOf(char, at + 1);
        if (end < 0 || end >= limit) return undefined;
        at = end;
      } else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
      else if (char === '<' && depth === 0) return undefined;
      else if (char === '>' && depth <= 0 && this.#text[at - 1] !== '=')
        return { name, closes, end: at + 1, isEmpty: this.#text[at - 1] === '/' };
    }
    return undefined;
  }

  #opens(name: string, index: number): void {
    this.#open.push({ name, line: this.#lineAt(index) });
  }

  #closes(name: string, index: number): void {
    if (this.#open.at(-1)?.name === name) {
      this.#open.pop();
      return;
    }
    this.#fault(index);
    if (this.#open.at(-2)?.name === name) this.#open.splice(-2);
  }

  #fault(index: number): void {
    this.#faults.push({ line: this.#lineAt(index) });
  }

  #lineAt(index: number): number {
    for (; this.#counted < index; this.#counted += 1) if (this.#text[this.#counted] === '\n') this.#line += 1;
    return this.#line;
  }
}
