import { indentationOf, isBlank } from '../text/lines.ts';
import type { DestinationLines } from './destination.ts';
import { languageOf } from './language.ts';
import { stringLinesThatStay } from './multilineStrings.ts';
import { CODE, quotingsOf } from './quoting.ts';

/** A tab, or the spaces of one level; undefined if unknown. */
export function unitOf(lines: readonly string[]): string | undefined {
  let tabs = 0;
  const steps = new Map<number, number>();
  let previous = 0;
  for (const line of lines) {
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

/** Converts the lines to the document's unit, if theirs is clearly another. */
export function inUnit(
  lines: readonly string[],
  unit: string | undefined,
  place: DestinationLines,
): readonly string[] | 'unclear' {
  if (unit === undefined) return lines;
  if (!lines.some(line => /^[ \t]+\S/.test(line))) return lines;
  if (unit !== '\t' && !lines.some(line => line.startsWith('\t'))) return rescaled(lines, unit, place);
  if (unit === '\t' && !lines.some(line => line.startsWith(' '))) return lines;
  const strings = quotingsOf(lines, languageOf(place.languageId));
  const isCode = (index: number) => strings[index]?.kind === CODE.kind;
  const blanks = lines.filter((line, index) => isCode(index) && !isBlank(line)).map(indentationOf);
  const usesTabs = blanks.some(text => text.includes('\t'));
  const usesSpaces = blanks.some(text => text.includes(' '));
  if (unit === '\t' && usesSpaces && !usesTabs) return toTabs(lines, blanks, place);
  if (unit !== '\t' && usesTabs && !usesSpaces && !place.old.some(line => line.startsWith('\t')))
    return moving(lines, place, line => line.replace(/^\t+/, tabs => unit.repeat(tabs.length)));
  return lines;
}

/** From spaces of another width, if each block has it. */
function rescaled(lines: readonly string[], unit: string, { languageId, old }: DestinationLines): readonly string[] {
  const language = languageOf(languageId);
  if (language.family !== 'braces' && language.family !== 'indent') return lines;
  const wanted = blockStep(old) ?? unit.length;
  if (blockStep(lines) === wanted) return lines;
  const quotings = quotingsOf(lines, language);
  const code = lines.filter((line, index) => quotings[index]?.kind === CODE.kind && !isBlank(line));
  const given = blockStep(code);
  const base = indentationOf(code[0] ?? '').length;
  if (given === undefined || given === wanted) return lines;
  if (code.some(line => (indentationOf(line).length - base) % given !== 0 || indentationOf(line).length < base))
    return lines;
  return lines.map((line, index) => {
    if (quotings[index]?.kind !== CODE.kind || isBlank(line)) return line;
    const depth = (indentationOf(line).length - base) / given;
    return ' '.repeat(base + depth * wanted) + line.trimStart();
  });
}

/** Undefined without blocks, or if their steps differ. */
function blockStep(lines: readonly string[]): number | undefined {
  const told = lines.filter(line => !isBlank(line));
  const steps = told.flatMap((line, index) => {
    const next = told[index + 1];
    if (next === undefined || !/[{:]\s*$/.test(line)) return [];
    const step = indentationOf(next).length - indentationOf(line).length;
    return step > 0 ? [step] : [];
  });
  const [first] = steps;
  return steps.every(step => step === first) ? first : undefined;
}

function toTabs(
  lines: readonly string[],
  blanks: readonly string[],
  place: DestinationLines,
): readonly string[] | 'unclear' {
  if (place.old.some(line => line.startsWith('  '))) return lines;
  const widths = blanks.map(text => text.length);
  const step = widths.reduce(greatestDivisor, 0);
  if (step < 2) return languageOf(place.languageId).family === 'indent' ? 'unclear' : lines;
  return moving(lines, place, line => {
    const width = /^ */.exec(line)?.[0].length ?? 0;
    return '\t'.repeat(Math.floor(width / step)) + line.slice(width - (width % step));
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** All lines except those in strings whose whitespace is part of the value. */
function moving(
  lines: readonly string[],
  place: DestinationLines,
  change: (line: string) => string,
): readonly string[] {
  const stay = stringLinesThatStay(lines, { given: '', wanted: '', place });
  return lines.map((line, index) => (stay.has(index) ? line : change(line)));
}
