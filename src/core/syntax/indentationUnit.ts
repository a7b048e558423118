import { Pace, type Steps } from '../steps.ts';
import { collectLines, everyLine, filterLines, mapLines, someLine } from '../text/lineSteps.ts';
import { indentationOf, isBlank } from '../text/lines.ts';
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
  if (language.family !== 'braces' && language.family !== 'indent') return lines;
  const wanted = (yield* blockStep(old)) ?? unit.length;
  if ((yield* blockStep(lines)) === wanted) return lines;
  const quotings = yield* quotingsInSteps(lines, language);
  const code = yield* filterLines(lines, (line, index) => quotings[index]?.kind === CODE.kind && !isBlank(line));
  const given = yield* blockStep(code);
  const base = indentationOf(code[0] ?? '').length;
  if (given === undefined || given === wanted) return lines;
  const isRegular = yield* everyLine(code, line => {
    const depth = indentationOf(line).length - base;
    return depth >= 0 && depth % given === 0;
  });
  if (!isRegular) return lines;
  return yield* mapLines(lines, (line, index) => {
    if (quotings[index]?.kind !== CODE.kind || isBlank(line)) return line;
    const depth = (indentationOf(line).length - base) / given;
    return ' '.repeat(base + depth * wanted) + line.trimStart();
  });
}

/** Undefined without blocks, or if their steps differ. */
function* blockStep(lines: readonly string[]): Steps<number | undefined> {
  const nonBlank = yield* filterLines(lines, line => !isBlank(line));
  const steps = yield* collectLines(nonBlank, (line, index) => {
    const next = nonBlank[index + 1];
    if (next === undefined || !/[{:]$/.test(line.trimEnd())) return undefined;
    const step = indentationOf(next).length - indentationOf(line).length;
    return step > 0 ? step : undefined;
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
