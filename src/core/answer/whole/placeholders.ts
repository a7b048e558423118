import { beginsComment, languageOf } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';

const LEFT_OUT = String.raw`(?:\.{3}|…)`;
const WHAT = String.raw`(?:the |your |all )?(?:rest|remaining|remainder|existing|other|others|previous|unchanged|omitted|same|more|original|keep|(?:and )?(?:so on|so forth|others|similar(?:ly)?|etc)|and the rest)\b`;
const ELLIPSIS = new RegExp(`^${LEFT_OUT}\\s*(?:[([]?${WHAT}.*)?${LEFT_OUT}?[)\\]]?\\s*$`, 'i');
const SAID = new RegExp(
  `^[([]?(?:(?:the )?(?:rest|remainder) of (?:the |your |this )?(?:\\w+ ){0,3}(?:code|file|function|class|method|methods|implementation|module|component|body|script|imports|tests|section|config|configuration)\\b.{0,40}` +
    `|(?:existing|remaining|previous|other|original) (?:\\w+ ){0,2}(?:code|methods?|functions?|imports?|implementation|logic|fields?|properties|members|routes|tests|content|items|steps|jobs|lines|elements|sections?|body)\\b.{0,20}(?:\\.{3}|…|here|unchanged|same|remains?)?.{0,20}` +
    `|(?:\\w+ ){1,4}(?:unchanged|omitted(?: for brevity)?|(?:remains?|stays?) (?:the same|unchanged|as is|as before)|(?:is|are) (?:the same|unchanged) as before)` +
    `|(?:no changes?|unchanged|same as (?:before|above|original)|(?:remains?|stays?|kept) (?:the same|unchanged|as is|as before)|keep (?:the rest|as is|existing|the existing)|(?:code|everything|methods?|functions?) (?:above|below|here)? ?(?:remains?|stays?|is|are) (?:the same|unchanged)).{0,40})[)\\]]?$`,
  'i',
);

/** True for a comment in place of code that the model left out: `// ... existing code ...`. */
export function isPlaceholder(line: string, languageId: string): boolean {
  const language = languageOf(languageId);
  const text = line.trim();
  if (text === '...' || text === '…') return !/^(?:indent|prose)$/.test(language.family);
  const unknown = language.lineComments.length === 0 && language.blockComment === undefined;
  const comment =
    beginsComment(line, language) || /^(?:\{\/\*|<!--)/.test(text) || (unknown && /^(?:#|\/\/|<!--)/.test(text));
  return comment && says(text);
}

/** Longer comments are not placeholders. */
const MOST_CHARS = 160;

function says(comment: string): boolean {
  if (comment.length > MOST_CHARS) return false;
  const text = comment
    .replace(/^[^\w.…([]+/, '')
    .replace(/(?<!\*\/|-->|[}*=\s-])(?:\*\/|-->|[}*=\s-])+$/, '')
    .trim();
  return ELLIPSIS.test(text) || SAID.test(text);
}

/** True for a line of code that ends with such a comment: the omitted code can't be determined. */
export function endsWithPlaceholder(line: string, languageId: string): boolean {
  const { lineComments, blockComment } = languageOf(languageId);
  const marks = [...lineComments, ...(blockComment === undefined ? [] : [blockComment[0]])];
  return marks.some(mark => {
    const at = line.lastIndexOf(mark);
    return (
      at > 0 &&
      !isBlank(line.slice(0, at)) &&
      /\.{3}|…|unchanged|same as before/i.test(line.slice(at)) &&
      says(line.slice(at))
    );
  });
}

export interface Elided {
  readonly languageId: string;
  /** The text that the answer replaces; the omitted lines come from here. */
  readonly old: readonly string[];
}

/**
 * Restores the omitted lines. A placeholder is resolved if the lines on both sides occur exactly once in the old text;
 * at the answer's beginning or end one side is enough. 'placeholder' for any other.
 */
export function withoutPlaceholders(
  lines: readonly string[],
  { languageId, old }: Elided,
): readonly string[] | 'placeholder' {
  const known = new Set(old.map(line => line.trim()));
  const isNew = (line: string) => !known.has(line.trim());
  if (lines.some(line => isNew(line) && endsWithPlaceholder(line, languageId))) return 'placeholder';
  if (emptiesBody(lines, { languageId, old })) return 'placeholder';
  const isGap = (line: string) => isNew(line) && isPlaceholder(line, languageId);
  if (!lines.some(isGap)) return lines;
  const result: string[] = [];
  let reached = 0;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (!isGap(line)) {
      result.push(line);
      index += 1;
      continue;
    }
    const upper = lines.slice(0, index).filter(text => !isGap(text));
    const lower = lines.slice(index + 1);
    const next = lower.findIndex(isGap);
    const gap = gapIn(old, { reached, upper, lower: next < 0 ? lower : lower.slice(0, next), isLast: next < 0 });
    if (gap === undefined) return 'placeholder';
    const blanks = blanksOf(result, gap.blanksBefore);
    result.push(...blanks, ...old.slice(gap.from, gap.to));
    reached = gap.to;
    index += 1;
    if (gap.to < old.length) while (isBlank(lines[index] ?? 'x')) index += 1;
  }
  return result;
}

/** The blank lines around a placeholder are those of the restored text. */
function blanksOf(result: string[], count: number): string[] {
  while (result.length > 0 && isBlank(result.at(-1) ?? '')) result.pop();
  return Array<string>(count).fill('');
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly blanksBefore: number;
}

interface Surrounded {
  /** The old line up to which everything is restored. */
  readonly reached: number;
  /** The answer's lines before and after the omission. */
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  /** The last omission of the answer. */
  readonly isLast: boolean;
}

function gapIn(old: readonly string[], { reached, upper, lower, isLast }: Surrounded): Gap | undefined {
  const above = upper.filter(line => !isBlank(line));
  const below = lower.filter(line => !isBlank(line));
  const from = above.length === 0 ? 0 : anchorEnd(old, above);
  const to = below.length === 0 ? old.length : (anchorStart(old, below) ?? (isLast ? endStart(old, below) : undefined));
  if (from === undefined || to === undefined || from < reached || to < from) return undefined;
  let first = from;
  if (above.length > 0) while (first < to && isBlank(old[first] ?? '')) first += 1;
  return { from: first, to, blanksBefore: first - from };
}

/** The start of the old lines' end, if the answer ends with the same lines, mostly closing braces. */
function endStart(old: readonly string[], lines: readonly string[]): number | undefined {
  const told = old.flatMap((text, index) => (isBlank(text) ? [] : [{ text: text.trim(), index }])).slice(-lines.length);
  const same = told.length === lines.length && told.every(({ text }, index) => text === lines[index]?.trim());
  return same ? told[0]?.index : undefined;
}

/** After the old line that matches the lines before a placeholder. */
function anchorEnd(old: readonly string[], lines: readonly string[]): number | undefined {
  const at = onlyPlace(old, lines, 'end');
  return at === undefined ? undefined : at + 1;
}

/** The old line that matches the lines after a placeholder. */
function anchorStart(old: readonly string[], lines: readonly string[]): number | undefined {
  return onlyPlace(old, lines, 'start');
}

/** Lines needed to identify a place: a brace needs its neighbors. */
const ANCHOR_LINES = 6;

function onlyPlace(old: readonly string[], lines: readonly string[], side: 'start' | 'end'): number | undefined {
  const told = old.flatMap((text, index) => (isBlank(text) ? [] : [{ text: text.trim(), index }]));
  const step = side === 'start' ? 1 : -1;
  for (let count = 1; count <= Math.min(ANCHOR_LINES, lines.length); count += 1) {
    const run = (side === 'start' ? lines.slice(0, count) : lines.slice(-count).reverse()).map(line => line.trim());
    const places = told.filter((_, at) => run.every((text, offset) => told[at + step * offset]?.text === text));
    if (places.length === 0) return undefined;
    if (places.length === 1 && run.some(text => /[\p{L}\p{N}]/u.test(text))) return places[0]?.index;
  }
  return undefined;
}

/** True for a body of only `...` where there was one with code. */
function emptiesBody(lines: readonly string[], { languageId, old }: Elided): boolean {
  if (languageOf(languageId).family !== 'indent') return false;
  return lines.some((line, index) => {
    const header = lines[index - 1]?.trim() ?? '';
    if (line.trim() !== '...' || !/^(?:async )?(?:def|class)\b.*:$/.test(header)) return false;
    const name = /^(?:async )?(?:def|class)\s+(\w+)/.exec(header)?.[1] ?? '';
    const before = old.findIndex(text => /^\s*(?:async )?(?:def|class)\s+(\w+)/.exec(text)?.[1] === name);
    return before >= 0 && old[before + 1]?.trim() !== '...' && !/\.\.\.$/.test(old[before] ?? '');
  });
}
