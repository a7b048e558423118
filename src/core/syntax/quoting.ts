import type { Steps } from '../steps.ts';
import { findLine, mapLines } from '../text/lineSteps.ts';
import type { Language } from './language.ts';
import { endOf, endsHeredoc, heredocOf, tokenAt } from './lexicalTokens.ts';

/** The multi-line string, comment or here-document around a line's start. */
export type Quoting = Inline | { readonly kind: 'here'; readonly end: string };

type Inline = typeof CODE | Quoted;

interface Quoted {
  readonly kind: 'string' | 'comment';
  readonly end: string;
}

export const CODE = { kind: 'code' } as const;

export interface ScannedLine {
  /** Without strings and comments. */
  readonly code: string;
  readonly uncommented: string;
  readonly after: Quoting;
}

/** The rest of a longer line counts as code. */
const MOST_CHARS = 50_000;
/** Quotes of a line that nothing closes, each of which costs a search; further quotes count as code. */
const MOST_UNCLOSED = 8;

/** @param before `after` of the line above, or CODE */
export function scanLine(line: string, before: Quoting, language: Language): ScannedLine {
  if (before.kind === 'here') {
    return { code: '', uncommented: line, after: endsHeredoc(line, before.end) ? CODE : before };
  }
  const code: string[] = [];
  const uncommented: string[] = [];
  let state: Inline = before;
  let at = 0;
  let unclosed = 0;
  while (at < Math.min(line.length, MOST_CHARS)) {
    const from = at;
    const inside = state;
    if (inside.kind === 'code') {
      const next = step(line, at, { language, hasStrings: unclosed < MOST_UNCLOSED });
      at = next.at;
      state = next.state;
      if (next.isUnclosed) unclosed += 1;
      const text = line.slice(from, at);
      if (!next.isComment) uncommented.push(text);
      if (!next.isCode) continue;
      code.push(text);
      continue;
    }
    const end = closingOf(line, at, inside, language);
    at = end < 0 ? line.length : end;
    if (end >= 0) state = CODE;
    if (inside.kind === 'string') uncommented.push(line.slice(from, at));
  }
  if (at < line.length) {
    code.push(line.slice(at));
    uncommented.push(line.slice(at));
  }
  const here = state.kind === 'code' ? heredocOf(line, language) : undefined;
  const after = here === undefined ? state : ({ kind: 'here', end: here } as const);
  return { code: code.join(''), uncommented: uncommented.join(''), after };
}

export function quotingAfter(line: string, before: Quoting, language: Language): Quoting {
  return scanLine(line, before, language).after;
}

export function quotingBehind(lines: readonly string[], language: Language): Quoting {
  return lines.reduce<Quoting>((state, line) => quotingAfter(line, state, language), CODE);
}

/** With pauses. */
export function* quotingBehindInSteps(lines: readonly string[], language: Language): Steps<Quoting> {
  let state: Quoting = CODE;
  yield* findLine(lines, line => {
    state = quotingAfter(line, state, language);
    return false;
  });
  return state;
}

export function quotingsOf(lines: readonly string[], language: Language): Quoting[] {
  let state: Quoting = CODE;
  return lines.map(line => {
    const here = state;
    state = quotingAfter(line, state, language);
    return here;
  });
}

/** With pauses. */
export function quotingsInSteps(lines: readonly string[], language: Language): Steps<Quoting[]> {
  let state: Quoting = CODE;
  return mapLines(lines, line => {
    const here = state;
    state = quotingAfter(line, state, language);
    return here;
  });
}

/** With pauses. */
export function scanInSteps(lines: readonly string[], language: Language): Steps<ScannedLine[]> {
  let state: Quoting = CODE;
  return mapLines(lines, line => {
    const scanned = scanLine(line, state, language);
    state = scanned.after;
    return scanned;
  });
}

export function scanLines(lines: readonly string[], language: Language): ScannedLine[] {
  let state: Quoting = CODE;
  return lines.map(line => {
    const scanned = scanLine(line, state, language);
    state = scanned.after;
    return scanned;
  });
}

interface ScanStep {
  readonly at: number;
  readonly state: Inline;
  readonly isCode: boolean;
  readonly isComment?: boolean;
  readonly isUnclosed?: boolean;
}

interface StepOptions {
  readonly language: Language;
  /** If false, quotes count as code. */
  readonly hasStrings: boolean;
}

const WORDS = /[A-Za-z0-9_ \t,.)\]=]+/y;

function step(line: string, at: number, { language, hasStrings }: StepOptions): ScanStep {
  WORDS.lastIndex = at;
  if (WORDS.test(line)) return { at: WORDS.lastIndex, state: CODE, isCode: true };
  const token = tokenAt(line, at, 0, language);
  if (token === undefined) return { at: at + 1, state: CODE, isCode: true };
  const inside = at + token.length;
  if (token.kind === 'pattern') return { at: inside, state: CODE, isCode: false };
  const { kind, until } = token;
  if (kind === 'string' && !hasStrings) return { at: inside, state: CODE, isCode: true };
  if (until === '\n') return { at: line.length, state: CODE, isCode: false, isComment: true };
  if (kind === 'comment') return { at: inside, state: { kind, end: until }, isCode: false, isComment: true };
  const end = closingOf(line, inside, { kind, end: until }, language);
  if (end >= 0) return { at: end, state: CODE, isCode: false };
  return language.multiline.includes(until)
    ? { at: line.length, state: { kind, end: until }, isCode: false }
    : { at: inside, state: CODE, isCode: false, isUnclosed: true };
}

/** Or -1. */
function closingOf(line: string, from: number, { kind, end }: Quoted, language: Language): number {
  const at = endOf(line, from, { kind, until: end, limit: line.length, language });
  return at === undefined ? -1 : at + end.length;
}
