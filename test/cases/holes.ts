import { indentationOf, indentationWidth, isBlank } from '../../src/core/text/lines.ts';
import { below, pick, type Random } from './random.ts';

/** A text with a piece taken out. */
export interface Gap {
  readonly kind: GapKind;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The original text. */
  readonly truth: string;
}

export const GAP_KINDS = [
  'line-end',
  'line-end-on',
  'brackets',
  'string',
  'within',
  'line',
  'line-at-edge',
  'lines',
  'block',
  'block-at-edge',
  'block-after-opener',
  'block-to-end',
  'above',
  'word',
  'comment',
] as const;
/** Kinds that were added after the rules for the others were written. */
export const MORE_GAP_KINDS = ['span', 'paragraphs', 'definition', 'item-lines'] as const;
export type GapKind = (typeof GAP_KINDS)[number] | (typeof MORE_GAP_KINDS)[number];

interface Source {
  readonly languageId: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Offset of every line. */
  readonly starts: readonly number[];
}

export function sourceOf(languageId: string, text: string): Source {
  const lines = text.split('\n');
  let at = 0;
  const starts = lines.map(line => {
    const start = at;
    at += line.length + 1;
    return start;
  });
  return { languageId, text, lines, starts };
}

/** One gap of the kind, at a place that `random` chooses; undefined where the source has none. */
export function gapIn(source: Source, kind: GapKind, random: Random): Gap | undefined {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const row = below(source.lines.length, random);
    const range = rangeOf(source, kind, row, random);
    if (range === undefined) continue;
    const [from, to] = range;
    const truth = source.text.slice(from, to);
    if (isBlank(truth)) continue;
    return {
      kind,
      languageId: source.languageId,
      prefix: source.text.slice(0, from),
      truth,
      suffix: source.text.slice(to),
    };
  }
  return undefined;
}

const KINDS_IN_LINE = ['line-end', 'brackets', 'string', 'within', 'line', 'line-at-edge', 'word', 'comment'] as const;
type KindInLine = (typeof KINDS_IN_LINE)[number];

function isInLine(kind: GapKind): kind is KindInLine {
  return KINDS_IN_LINE.some(known => known === kind);
}

function rangeOf(source: Source, kind: GapKind, row: number, random: Random): [number, number] | undefined {
  if (isBlank(source.lines[row] ?? '')) return undefined;
  return isInLine(kind) ? rangeInLine(source, kind, row, random) : rangeOverLines(source, kind, row, random);
}

function rangeInLine(source: Source, kind: KindInLine, row: number, random: Random): [number, number] | undefined {
  const line = source.lines[row] ?? '';
  const start = source.starts[row] ?? 0;
  const end = start + line.length;
  const indent = indentationOf(line).length;
  switch (kind) {
    case 'line-end': {
      const cut = pick(cutsIn(line), random);
      return cut === undefined ? undefined : [start + cut, end];
    }
    case 'brackets':
      return inside(line, /\(([^()]+(?:\([^()]*\)[^()]*)*)\)/g, start, random);
    case 'string':
      return inside(line, /"([^"\\]{3,})"|'([^'\\]{3,})'/g, start, random);
    case 'within': {
      const from = pick(cutsIn(line), random);
      const to =
        from === undefined
          ? undefined
          : pick(
              cutsIn(line).filter(cut => cut > from),
              random,
            );
      return from === undefined || to === undefined ? undefined : [start + from, start + to];
    }
    case 'line':
      return [start + indent, end];
    case 'line-at-edge':
      return [start, end];
    case 'word': {
      const words = [...line.matchAll(/[A-Za-z_]\w{4,}/g)];
      const word = pick(words, random);
      return word === undefined ? undefined : [start + word.index + 1 + below(word[0].length - 2, random), end];
    }
    case 'comment': {
      const text = /^\s*(?:\/\/|#|\*)\s*/.exec(line)?.[0];
      return text === undefined || line.length - text.length < 12
        ? undefined
        : [start + text.length + line.slice(text.length).indexOf(' ') + 1, end];
    }
  }
}

function rangeOverLines(
  source: Source,
  kind: Exclude<GapKind, KindInLine>,
  row: number,
  random: Random,
): [number, number] | undefined {
  const line = source.lines[row] ?? '';
  const start = source.starts[row] ?? 0;
  const end = start + line.length;
  const indent = indentationOf(line).length;
  switch (kind) {
    case 'line-end-on': {
      const cut = pick(cutsIn(line), random);
      const last = blockEnd(source, row);
      return cut === undefined || last === row ? undefined : [start + cut, endOf(source, last)];
    }
    case 'lines': {
      const last = Math.min(row + 1 + below(5, random), blockEnd(source, row));
      return last === row ? undefined : [start + indent, endOf(source, last)];
    }
    case 'block':
    case 'block-at-edge':
    case 'block-after-opener':
    case 'block-to-end':
      return bodyRange(source, kind, row);
    case 'above':
      return row + 1 < source.lines.length && !isBlank(source.lines[row + 1] ?? '') ? [start, end + 1] : undefined;
    case 'span': {
      const last = Math.min(source.lines.length - 1, row + 1 + below(4, random));
      const from = pick(cutsIn(line), random);
      const to = pick(cutsIn(source.lines[last] ?? ''), random);
      return from === undefined || to === undefined ? undefined : [start + from, (source.starts[last] ?? 0) + to];
    }
    case 'paragraphs': {
      const last = blockEnd(source, row);
      const blank = source.lines.findIndex((text, at) => at > row && at < last && isBlank(text));
      return blank < 0 || last - row > 14 ? undefined : [start + indent, endOf(source, last)];
    }
    case 'definition':
      return definitionRange(source, row);
    case 'item-lines': {
      if (!/[([{]$/.test(line)) return undefined;
      const body = row + 1;
      const last = blockEnd(source, body);
      const deeper = indentationWidth(source.lines[body] ?? '') > indentationWidth(line);
      return deeper && last - row < 12 ? [end, endOf(source, last)] : undefined;
    }
  }
}

/** Offsets in a line where someone may pause: behind a blank, a bracket, a dot. */
function cutsIn(line: string): number[] {
  return [...line.matchAll(/[ .(,[{"']/g)]
    .map(match => match.index + 1)
    .filter(at => at > indentationOf(line).length + 1 && at < line.length);
}

function inside(line: string, pattern: RegExp, start: number, random: Random): [number, number] | undefined {
  const match = pick([...line.matchAll(pattern)], random);
  const content = match?.[1] ?? match?.[2];
  if (match === undefined || content === undefined) return undefined;
  const from = start + match.index + 1;
  return [from, from + content.length];
}

function endOf(source: Source, row: number): number {
  return (source.starts[row] ?? 0) + (source.lines[row]?.length ?? 0);
}

/** The last line of the statement that this line begins, or of the block around it. */
function blockEnd(source: Source, row: number): number {
  const width = indentationWidth(source.lines[row] ?? '');
  let last = row;
  for (let at = row + 1; at < source.lines.length; at += 1) {
    const line = source.lines[at] ?? '';
    if (isBlank(line)) continue;
    if (indentationWidth(line) < width) break;
    if (indentationWidth(line) === width && width === 0) break;
    last = at;
  }
  return last;
}

function bodyRange(source: Source, kind: GapKind, row: number): [number, number] | undefined {
  const line = source.lines[row] ?? '';
  if (!/[{:]\s*$/.test(line)) return undefined;
  const body = row + 1;
  const width = indentationWidth(source.lines[body] ?? '');
  if (isBlank(source.lines[body] ?? '') || width <= indentationWidth(line)) return undefined;
  const last = blockEnd(source, body);
  const edge = source.starts[body] ?? 0;
  const to = endOf(source, last);
  switch (kind) {
    case 'block-at-edge':
      return [edge, to];
    case 'block-after-opener':
      return [edge - 1, to];
    default:
      return [edge + indentationOf(source.lines[body] ?? '').length, to];
  }
}

/** A whole function or type, from its first word to its last line. */
function definitionRange(source: Source, row: number): [number, number] | undefined {
  const line = source.lines[row] ?? '';
  if (
    !/^\s*(?:export |public |pub |static |async |private |final )*(?:def|func|fn|function|class|interface)\b/.test(line)
  )
    return undefined;
  const width = indentationWidth(line);
  const next = source.lines.findIndex((text, at) => at > row && !isBlank(text) && indentationWidth(text) <= width);
  const closes = /^\s*(?:[}\])]+[;,)]*|end)$/.test(source.lines[next] ?? '');
  const last = next < 0 ? source.lines.length - 1 : closes ? next : next - 1;
  const end = source.lines.findLastIndex((text, at) => at <= last && !isBlank(text));
  return end - row > 20 ? undefined : [(source.starts[row] ?? 0) + indentationOf(line).length, endOf(source, end)];
}

/** A `block-to-end` gap is the end of its document. */
export function cutAfter(gap: Gap): Gap {
  if (gap.kind !== 'block-to-end') return gap;
  const closer = /^\n[ \t]*\}[;)]*/.exec(gap.suffix)?.[0] ?? '';
  const outer = indentationWidth(/[^\n]*$/.exec(gap.prefix)?.[0] ?? '') > 4;
  return outer ? gap : { ...gap, truth: gap.truth + closer, suffix: '' };
}
