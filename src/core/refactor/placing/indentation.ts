import { Pace, type Steps } from '../../steps.ts';
import { isDirective, opensBlock } from '../../syntax/blockLines.ts';
import type { DestinationLines } from '../../syntax/destination.ts';
import { inUnit, unitOf } from '../../syntax/indentationUnit.ts';
import { languageOf } from '../../syntax/language.ts';
import { type BlockMove, stringLinesThatStay } from '../../syntax/multilineStrings.ts';
import { quotingsInSteps, scanInSteps } from '../../syntax/quoting.ts';
import { everyLine, filterLines, findLine, leastOfLines, mapLines, someLine } from '../../text/lineSteps.ts';
import { indentationOf, indentationWidth, isBlank } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import { definedName } from './distinctiveLines.ts';
import { IndentationPrice } from './indentationPrice.ts';
import { indentationReadings } from './indentationReadings.ts';

export interface Destination extends DestinationLines {
  /** The nearest lines of the document. */
  readonly beside: readonly string[];
}

/**
 * Shifts the lines so that the first one gets the indentation of the first replaced line, in the document's unit: `if
 * a:` + `  b` at four spaces → `    if a:` + `        b`. 'unclear' if that would take a guess.
 */
export function* fitIndentation(answer: readonly string[], place: Destination): Steps<readonly string[] | 'unclear'> {
  const lines = yield* withDirectivesAtEdge(answer, place);
  const first = firstCodeLine(lines, place.languageId);
  const oldFirst = firstCodeLine(place.old, place.languageId);
  if (first === undefined || oldFirst === undefined) return lines;
  const unit = yield* unitFor(lines, place);
  const layout = { unit, place, wanted: indentationOf(oldFirst), oldFirst };
  const likely = yield* likelyReading(lines, layout);
  return likely === 'unclear' ? likely : yield* cheapestReading(lines, likely, layout);
}

/** The document's, but in a document with several the one that the answer shares with the lines beside it. */
function* unitFor(lines: readonly string[], { beside, document }: Destination): Steps<string | undefined> {
  const own = yield* unitOf(lines);
  return own !== undefined && own === (yield* unitOf(beside)) ? own : yield* unitOf(document);
}

/** Moves all lines back by the indentation of a preprocessor's line, where the document has them at the left edge. */
function* withDirectivesAtEdge(
  lines: readonly string[],
  { document, languageId }: DestinationLines,
): Steps<readonly string[]> {
  const language = languageOf(languageId);
  const isIndented = (line: string) => /^\s+#/.test(line) && isDirective(line.trimStart(), language);
  const indented = yield* findLine(lines, isIndented);
  if (indented < 0 || (yield* someLine(document, isIndented))) return lines;
  const moved = indentationOf(lines[indented] ?? '');
  return yield* mapLines(lines, line => (line.startsWith(moved) ? line.slice(moved.length) : line));
}

/** The first line with a depth. */
function firstCodeLine(lines: readonly string[], languageId: string): string | undefined {
  const language = languageOf(languageId);
  return lines.find(line => !isBlank(line) && !isDirective(line, language));
}

/** A reading with other steps has to be cheaper by this if the first line has its depth already. */
const IN_PLACE = 2;

/** The likely reading, or a cheaper one. */
function* cheapestReading(
  lines: readonly string[],
  likely: readonly string[],
  { place, unit, wanted }: Move,
): Steps<readonly string[]> {
  if (languageOf(place.languageId).family === 'prose') return likely;
  const price = yield* IndentationPrice.of(place, unit);
  let best = { lines: likely, cost: yield* price.priceOf({ lines: likely, scale: 1 }) };
  const isInPlace = wanted !== '' && indentationOf(firstCodeLine(lines, place.languageId) ?? '') === wanted;
  if (isInPlace) {
    const cost = yield* price.priceOf({ lines, scale: 1 });
    return cost <= best.cost + IN_PLACE ? lines : likely;
  }
  if (best.cost === 0) return likely;
  const converted = yield* inUnit(lines, unit, place);
  for (const given of new Set([lines, ...(converted === 'unclear' ? [] : [converted])]))
    for (const reading of yield* indentationReadings(given, wanted, place)) {
      const cost = yield* price.priceOf(reading);
      if (cost < best.cost) best = { lines: reading.lines, cost };
    }
  return best.lines;
}

interface Move extends Layout {
  readonly wanted: string;
  readonly oldFirst: string;
}

function* likelyReading(
  lines: readonly string[],
  { unit, place, wanted, oldFirst }: Move,
): Steps<readonly string[] | 'unclear'> {
  const converted = yield* inUnit(yield* withFirstIndentation(lines, wanted, { unit, place }), unit, place);
  if (converted === 'unclear') return converted;
  const given = indentationOf(firstCodeLine(converted, place.languageId) ?? '');
  if (given === wanted) return converted;
  // A function has its depth already, below something that belongs elsewhere.
  const isInPlace = wanted !== '' && converted.indexOf(oldFirst) > 0;
  if (isInPlace && definedName(oldFirst, place.languageId) !== undefined) return 'unclear';
  const whole = yield* withFirstIndentation(converted, wanted, { unit, place });
  return whole === converted ? yield* moved(converted, { given, wanted, place }) : whole;
}

/** `a()` + `    b()` → `    a()` + `    b()` */
function* withFirstIndentation(lines: readonly string[], wanted: string, layout: Layout): Steps<readonly string[]> {
  const at = lines.indexOf(firstCodeLine(lines, layout.place.languageId) ?? '');
  const first = lines[at] ?? '';
  return wanted !== '' && indentationOf(first) === '' && (yield* lostFirstIndentation(lines, wanted, layout))
    ? lines.with(at, wanted + first)
    : lines;
}

function* moved(lines: readonly string[], { given, wanted, place }: BlockMove): Steps<readonly string[] | 'unclear'> {
  const pace = new Pace();
  const stays = yield* stringLinesThatStay(lines, { given, wanted, place });
  const result: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isFixed = isBlank(line) || stays.has(index) || isDirective(line, languageOf(place.languageId));
    const shifted = isFixed ? line : shift(line, given, wanted);
    if (pace.isDue(line.length)) yield;
    if (shifted === undefined) return 'unclear';
    result.push(shifted);
  }
  return result;
}

interface Layout {
  readonly unit: string | undefined;
  readonly place: DestinationLines;
}

function* lostFirstIndentation(lines: readonly string[], wanted: string, { unit, place }: Layout): Steps<boolean> {
  const { family } = languageOf(place.languageId);
  const quotings = yield* quotingsInSteps(lines, languageOf(place.languageId));
  const code = yield* filterLines(
    lines,
    (line, index) => !isBlank(line) && quotings[index]?.kind !== 'string' && quotings[index]?.kind !== 'here',
  );
  const [first = '', ...others] = code;
  const [next] = others;
  if (next !== undefined && keepsDepth(code, wanted, place)) return true;
  if (next === undefined || !(yield* everyLine(others, line => line.startsWith(wanted)))) return false;
  const closing = yield* closingLine(code, place.languageId);
  if (closing !== undefined && (family === 'braces' || indentationWidth(closing) < indentationWidth(next))) {
    if (indentationOf(closing) === '') return false;
    if (indentationOf(closing) === wanted) return true;
  }
  const width = indentationWidth(wanted);
  const old = yield* filterLines(place.old, line => !isBlank(line));
  if (first.trim() === old[0]?.trim() && indentationWidth(old[1] ?? '') > width && indentationWidth(next) <= width)
    return false;
  if (yield* keepsOldIndentation(first, others, { wanted, old: place.old })) return true;
  const least = leastOfLines(others, indentationWidth);
  if (family === 'prose') return false;
  const step = /^- /.test(first) ? 2 : indentationWidth(unit ?? '    ');
  // If the first line's block is all that is left, its depth decides; otherwise the lines after the block do.
  if (isAligned(first, next)) return false;
  const onlyBlock = isDeeperNext(first, next, old) && least === indentationWidth(next);
  return least >= width + (onlyBlock ? step : 0);
}

/** True if more lines below the first repeat replaced ones at their depth than without the first one's indentation. */
function keepsDepth(
  [first = '', ...others]: readonly string[],
  wanted: string,
  { old, languageId }: DestinationLines,
): boolean {
  // A new block around the old lines may be as deep as they were.
  const opens = /[:>|]\s*$/.test(first) || opensBlock(first, languageOf(languageId));
  if (opens && indentationWidth(others[0] ?? '') <= indentationWidth(wanted)) return false;
  const known = new Set(old.map(line => line.trimEnd()));
  const isKept = (line: string) => known.has(line.trimEnd());
  if (!others.every(line => line.startsWith(wanted) || isKept(line))) return false;
  const words = others.filter(line => /\w/.test(line));
  const moved = words.filter(line => known.has(wanted + line.trimEnd())).length;
  return words.filter(isKept).length > moved;
}

/** The closer of a bracket that the first line leaves open: `f(`, `  a`, `)` → `)`. */
function* closingLine(code: readonly string[], languageId: string): Steps<string | undefined> {
  let open = 0;
  for (const [index, { code: text }] of (yield* scanInSteps(code, languageOf(languageId))).entries()) {
    if (index === 0 && !/[([{]\s*$/.test(text)) return undefined;
    if (index > 0 && open === 1 && /^\s*[)\]}]/.test(text)) return code[index];
    open += (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
    if (open <= 0) return undefined;
  }
  return undefined;
}

/** The body of `if a:`, or a continuation of `x = a +`. */
function isDeeperNext(line: string, next: string, old: readonly string[]): boolean {
  if (isSibling(line, next, old)) return false;
  return (
    /(?:[:{([,=+\\]|=>|->|&&|\|\||\bdo|\bthen|: *[|>][+-]?\d?)\s*(?:#[\s\S]*|\/\/[\s\S]*)?$|^- /.test(line) ||
    /^\s*(?:[.?+*%]|\/(?![/*])|&&|\|\||: )/.test(next)
  );
}

/** `- a` and `- b`, `.map()` and `.filter()` */
function isSibling(line: string, next: string, old: readonly string[]): boolean {
  if (/^- .*[^:|>-]$/.test(line)) return /^\s*- /.test(next);
  if (/^\s*\.\w/.test(line)) return /^\s*\.\w/.test(next);
  const [first = '', second] = old;
  return (
    /,$/.test(line) && /,$/.test(first) && (second === undefined || indentationOf(second) === indentationOf(first))
  );
}

interface OldLines {
  readonly wanted: string;
  readonly old: readonly string[];
}

function* keepsOldIndentation(first: string, others: readonly string[], { wanted, old }: OldLines): Steps<boolean> {
  if (first.trim() !== old.find(line => !isBlank(line))?.trim()) return false;
  const known = new Set(old);
  if (yield* someLine(others, line => !line.startsWith(wanted) || known.has(wanted + line))) return false;
  return yield* someLine(others, line => known.has(line));
}

/** `f(a,` and `  b)` */
function isAligned(line: string, next: string): boolean {
  const open: number[] = [];
  for (const [at, char] of [...line].entries()) {
    if (/[([{]/.test(char)) open.push(at);
    else if (/[)\]}]/.test(char)) open.pop();
  }
  const column = open.at(-1);
  return column !== undefined && /\S/.test(line.slice(column + 1)) && indentationOf(next).length === column + 1;
}
