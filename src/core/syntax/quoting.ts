import type { Language } from './language.ts';

/** What a line begins inside of: a string over several lines, a block comment, a here-document; or code. */
export type Quoting = Inline | { readonly kind: 'here'; readonly end: string };

/** What may begin and end within a line. */
type Inline = typeof CODE | Quoted;

interface Quoted {
  readonly kind: 'string' | 'comment';
  readonly end: string;
}

export const CODE = { kind: 'code' } as const;

/** A line, taken apart. */
export interface ScannedLine {
  /** What is neither in a string nor in a comment. */
  readonly code: string;
  /** The same with its strings. */
  readonly uncommented: string;
  /** What the next line begins inside of. */
  readonly after: Quoting;
}

/** `<<~SQL`, `<<'EOF'`, `<<<HTML`; in small letters or behind a blank it may as well be an operator. */
const HERE_DOCUMENT = /<<[-~]?(["']?)([A-Z_]\w*)\1/;

/** @param before what the line begins inside of: `after` of the line above, or CODE at the top of a document */
export function scanLine(line: string, before: Quoting, language: Language): ScannedLine {
  if (before.kind === 'here') {
    const ends = line.trim().replace(/(?<![;,)])[;,)]+$/, '') === before.end;
    return { code: '', uncommented: line, after: ends ? CODE : before };
  }
  const code: string[] = [];
  const uncommented: string[] = [];
  let recent = '';
  let state: Inline = before;
  let at = 0;
  while (at < line.length) {
    const from = at;
    const inside = state;
    if (inside.kind === 'code') {
      const next = step({ line, at, recent }, language);
      at = next.at;
      state = next.state;
      const text = line.slice(from, at);
      if (!next.isComment) uncommented.push(text);
      if (!next.isCode) continue;
      code.push(text);
      recent = (recent + text).slice(-LOOK_BACK_CHARS);
      continue;
    }
    const end = closingOf(line, at, inside);
    at = end < 0 ? line.length : end;
    if (end >= 0) state = CODE;
    if (inside.kind === 'string') uncommented.push(line.slice(from, at));
  }
  const here = state.kind === 'code' && language.heredocs ? HERE_DOCUMENT.exec(line)?.[2] : undefined;
  const after = here === undefined ? state : ({ kind: 'here', end: here } as const);
  return { code: code.join(''), uncommented: uncommented.join(''), after };
}

/** What the next line begins inside of. */
export function quotingAfter(line: string, before: Quoting, language: Language): Quoting {
  return scanLine(line, before, language).after;
}

/** What would stand behind these lines begins inside of. */
export function quotingBehind(lines: readonly string[], language: Language): Quoting {
  return lines.reduce<Quoting>((state, line) => quotingAfter(line, state, language), CODE);
}

/** For each line, what it begins inside of. */
export function quotingsOf(lines: readonly string[], language: Language): Quoting[] {
  let state: Quoting = CODE;
  return lines.map(line => {
    const here = state;
    state = quotingAfter(line, state, language);
    return here;
  });
}

/** The lines, taken apart one after the other. */
export function scanLines(lines: readonly string[], language: Language): ScannedLine[] {
  let state: Quoting = CODE;
  return lines.map(line => {
    const scanned = scanLine(line, state, language);
    state = scanned.after;
    return scanned;
  });
}

interface ScanPosition {
  readonly line: string;
  readonly at: number;
  /** The end of the line's code before it. */
  readonly recent: string;
}

interface ScanStep {
  readonly at: number;
  readonly state: Inline;
  readonly isCode: boolean;
  readonly isComment?: boolean;
}

/** Begins neither a comment nor a string in any language. */
const WORDS = /[A-Za-z0-9_ \t,.)\]=]+/y;

/** Takes some words, one character, one string that ends on its line, or the beginning of something longer. */
function step({ line, at, recent }: ScanPosition, language: Language): ScanStep {
  WORDS.lastIndex = at;
  if (WORDS.test(line)) return { at: WORDS.lastIndex, state: CODE, isCode: true };
  const [open, close] = language.blockComment ?? [];
  if (open !== undefined && close !== undefined && line.startsWith(open, at))
    return { at: at + open.length, state: { kind: 'comment', end: close }, isCode: false, isComment: true };
  const comment = language.lineComments.find(mark => line.startsWith(mark, at));
  if (comment !== undefined && beginsWord(line, at, comment) && !(interpolates(language) && line.startsWith('#{', at)))
    return { at: line.length, state: CODE, isCode: false, isComment: true };
  const long = language.longStrings.find(([mark]) => line.startsWith(mark, at));
  if (long !== undefined) {
    const end = line.indexOf(long[1], at + long[0].length);
    return end < 0
      ? { at: line.length, state: { kind: 'string', end: long[1] }, isCode: false }
      : { at: end + long[1].length, state: CODE, isCode: false };
  }
  const pattern = language.regex && line[at] === '/' ? patternEnd(line, at, recent) : -1;
  if (pattern >= 0) return { at: pattern, state: CODE, isCode: false };
  const quote = language.quotes.find(mark => line.startsWith(mark, at));
  if (quote === undefined) return { at: at + 1, state: CODE, isCode: true };
  const inside = at + quote.length;
  const end = closingOf(line, inside, { kind: 'string', end: quote });
  if (end >= 0) return { at: end, state: CODE, isCode: false };
  // A quote that nothing closes on its line is an apostrophe, or the language lets the string go on.
  return language.multiline.includes(quote)
    ? { at: line.length, state: { kind: 'string', end: quote }, isCode: false }
    : { at: inside, state: CODE, isCode: false };
}

/** Ruby, Perl, PHP and shells, where `#{x}` stands within a string or a command. */
function interpolates({ quotes }: Language): boolean {
  return !quotes.includes('"""');
}

/** `$#` and `${#list}` of a shell are no comments, nor is what follows the scheme of an address. */
function beginsWord(line: string, at: number, mark: string): boolean {
  if (mark === '//' && /\w:$/.test(line.slice(Math.max(0, at - 2), at))) return false;
  return mark !== '#' || at === 0 || !/[$\w{&]/.test(line[at - 1] ?? '');
}

/** Enough for the longest word that a pattern stands behind, and some blanks. */
const LOOK_BACK_CHARS = 20;

/** Behind the pattern that begins here, or -1 where it is a division. */
function patternEnd(line: string, at: number, before: string): number {
  if (!/(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|=>)\s*$/.test(before)) return -1;
  const match = /^\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/\w*/.exec(line.slice(at));
  return match === null ? -1 : at + match[0].length;
}

/** Offset behind what closes the string or comment, or -1. */
function closingOf(line: string, from: number, state: Quoted): number {
  for (let at = from; at < line.length; at += 1) {
    if (state.kind === 'string' && line[at] === '\\') at += 1;
    else if (line.startsWith(state.end, at)) return at + state.end.length;
  }
  return -1;
}
