import { Pace, type Steps } from '../steps.ts';
import { collectLines, everyLine, filterLines, mapLines, someLine } from '../text/lineSteps.ts';
import { indentationOf, isBlank } from '../text/lines.ts';
import { isDirective } from './blockLines.ts';
import type { DestinationLines } from './destination.ts';
import { languageOf } from './language.ts';
import { stringLinesThatStay } from './multilineStrings.ts';
import { CODE, quotingsInSteps } from './quoting.ts';

/** A tab, or the spaces of one level. */
export function* unitOf(lines: readonly string[]): Steps<string | undefined> {
  const pace = new Pace();
  let tabs = 0;
  const steps = new Map<number, number>();
  let previous = 0;
  for (const line of lines) {
    if (pace.isDue(line.length)) yield;
    if (isBlank(line)) continue;
    const blanks = indentationOf(line);
    if (blanks.startsWith('\t')) tabs += 1;
    else {
      const step = blanks.length - previous;
      if (step >= 2 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
      previous = blanks.length;
    }
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const spaces = [...steps.values()].reduce((sum, count) => sum + count, 0);
  if (tabs > 0 && tabs >= spaces) return '\t';
  return best === undefined ? undefined : ' '.repeat(best[0]);
}

/** Leaves the lines alone if their unit is unclear. */
export function* inUnit(
  lines: readonly string[],
  unit: string | undefined,
  place: DestinationLines,
): Steps<readonly string[] | 'unclear'> {
  if (unit === undefined) return lines;
  if (!(yield* someLine(lines, line => /^[ \t]+\S/.test(line)))) return lines;
  if (unit !== '\t' && !lines.some(line => line.startsWith('\t'))) return yield* rescaled(lines, unit, place);
  if (unit === '\t' && !lines.some(line => line.startsWith(' '))) return lines;
  const strings = yield* quotingsInSteps(lines, languageOf(place.languageId));
  const isCode = (index: number) => strings[index]?.kind === CODE.kind;
  const blanks = yield* mapLines(
    yield* filterLines(lines, (line, index) => isCode(index) && !isBlank(line)),
    indentationOf,
  );
  const usesTabs = blanks.some(text => text.includes('\t'));
  const usesSpaces = blanks.some(text => text.includes(' '));
  if (unit === '\t' && usesSpaces && !usesTabs) return yield* toTabs(lines, blanks, place);
  if (unit !== '\t' && usesTabs && !usesSpaces && !place.old.some(line => line.startsWith('\t')))
    return yield* moving(lines, place, line => line.replace(/^\t+/, tabs => unit.repeat(tabs.length)));
  return lines;
}

function* rescaled(
  lines: readonly string[],
  unit: string,
  { languageId, old }: DestinationLines,
): Steps<readonly string[]> {
  const language = languageOf(languageId);
  if (language.family === 'prose' || languageId === 'makefile') return lines;
  const quotings = yield* quotingsInSteps(lines, language);
  const isCode = (line: string, index: number) =>
    quotings[index]?.kind === CODE.kind && !isBlank(line) && !isDirective(line, language);
  const code = yield* filterLines(lines, isCode);
  const step = code.map(line => indentationOf(line).length).reduce(stepBetween(indentationOf(code[0] ?? '').length), 0);
  const repeated = repeatedScale(code, old);
  const isUnit = repeated === 1 || (repeated !== undefined && step * repeated === unit.length);
  const scale = isUnit ? repeated : yield* blockScale(code, old, unit);
  const base = indentationOf(code[0] ?? '').length;
  const widthOf = (line: string) => base + (indentationOf(line).length - base) * scale;
  // Lines less deep than the first one are outside its block: their depth has to be the document's, too.
  const isWhole = base * scale === indentationOf(old.find(line => !isBlank(line)) ?? '').length;
  const isRegular = yield* everyLine(code, line => {
    const width = widthOf(line);
    return Number.isInteger(width) && width >= 0 && (isWhole || width >= base);
  });
  if (scale === 1 || !isRegular) return lines;
  return yield* mapLines(lines, (line, index) => {
    return !isCode(line, index) ? line : ' '.repeat(widthOf(line)) + line.trimStart();
  });
}

function stepBetween(base: number): (step: number, width: number) => number {
  return (step, width) => greatestDivisor(step, Math.abs(width - base));
}

/** By the lines that both have: `a:`, `    b` for `a:`, `  b` → 0.5. Undefined without two of them, or if they differ. */
function repeatedScale(lines: readonly string[], old: readonly string[]): number | undefined {
  const widths = new Map<string, number | undefined>();
  for (const line of old) {
    const key = line.trim();
    const width = indentationOf(line).length;
    widths.set(key, widths.has(key) && widths.get(key) !== width ? undefined : width);
  }
  let first: readonly [given: number, wanted: number] | undefined;
  let scale: number | undefined;
  for (const line of lines) {
    const wanted = /\w/.test(line) ? widths.get(line.trim()) : undefined;
    if (wanted === undefined) continue;
    const given = indentationOf(line).length;
    first ??= [given, wanted];
    if (given === first[0]) {
      if (wanted !== first[1]) return undefined;
      continue;
    }
    const ratio = (wanted - first[1]) / (given - first[0]);
    if (ratio <= 0 || (scale !== undefined && scale !== ratio)) return undefined;
    scale = ratio;
  }
  return scale;
}

/** By the blocks of both, or the document's unit. */
function* blockScale(lines: readonly string[], old: readonly string[], unit: string): Steps<number> {
  const given = yield* blockStep(lines);
  return given === undefined ? 1 : ((yield* blockStep(old)) ?? unit.length) / given;
}

/** Undefined without blocks, or if their steps differ. */
function* blockStep(lines: readonly string[]): Steps<number | undefined> {
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  const steps = yield* collectLines(nonBlank, (line, index) => {
    const next = nonBlank[index + 1];
    if (next === undefined || !/[{:]$/.test(line.trimEnd())) return undefined;
    const step = indentationOf(next).length - indentationOf(line).length;
    // One column is no level: ` public:`.
    return step > 1 ? step : undefined;
  });
  const [first] = steps;
  return steps.every(step => step === first) ? first : undefined;
}

function* toTabs(
  lines: readonly string[],
  blanks: readonly string[],
  place: DestinationLines,
): Steps<readonly string[] | 'unclear'> {
  if (place.old.some(line => line.startsWith('  '))) return lines;
  const widths = blanks.map(text => text.length);
  const step = widths.reduce(greatestDivisor, 0);
  if (step < 2) return languageOf(place.languageId).family === 'indent' ? 'unclear' : lines;
  return yield* moving(lines, place, line => {
    const width = /^ */.exec(line)?.[0].length ?? 0;
    return '\t'.repeat(Math.floor(width / step)) + line.slice(width - (width % step));
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Without lines in strings whose whitespace is part of the value. */
function* moving(
  lines: readonly string[],
  place: DestinationLines,
  change: (line: string) => string,
): Steps<readonly string[]> {
  const stay = yield* stringLinesThatStay(lines, { given: '', wanted: '', place });
  return yield* mapLines(lines, (line, index) => (stay.has(index) ? line : change(line)));
}
