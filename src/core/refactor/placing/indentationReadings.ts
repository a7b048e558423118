import { Pace, type Steps } from '../../steps.ts';
import { isDirective } from '../../syntax/blockLines.ts';
import type { DestinationLines } from '../../syntax/destination.ts';
import { languageOf } from '../../syntax/language.ts';
import { CODE, quotingsInSteps } from '../../syntax/quoting.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';

export interface IndentationReading {
  readonly lines: readonly string[];
  /** Of its steps. */
  readonly scale: number;
}

/** The answer's steps in steps of the document: `  a` for two spaces, `    a` for four. */
const SCALES = [1, 0.5, 2];

/**
 * Other ways to read the indentation of an answer whose first line belongs at `wanted`: its lines are as deep as they
 * are meant to be but for the first, or all by the same; their steps are half or twice the document's. None for mixed
 * tabs and spaces.
 */
export function* indentationReadings(
  lines: readonly string[],
  wanted: string,
  place: DestinationLines,
): Steps<IndentationReading[]> {
  const unit = wanted === '' ? (lines.map(indentationOf).find(blanks => blanks !== '') ?? '')[0] : wanted[0];
  const isPlain = (line: string) => isBlank(line) || [...indentationOf(line)].every(char => char === unit);
  if (unit === undefined || ![wanted, ...lines].every(isPlain)) return [];
  yield;
  const language = languageOf(place.languageId);
  const quotings = yield* quotingsInSteps(lines, language);
  const isAtDepth = (line: string) => !isBlank(line) && !isDirective(line, language);
  const first = Math.max(0, lines.findIndex(isAtDepth));
  const given = indentationOf(lines[first] ?? '').length;
  const readings: IndentationReading[] = [];
  for (const scale of SCALES)
    for (const base of given < wanted.length ? [wanted.length / scale, given] : [given]) {
      const pace = new Pace();
      // Lines less deep than the first one are outside its block: their depth has to be the document's, too.
      const isWhole = scale === 1 || base * scale === wanted.length;
      const widthOf = (line: string) => wanted.length + (indentationOf(line).length - base) * scale;
      const result: string[] = [];
      let by = 0;
      for (const [at, line] of lines.entries()) {
        if (pace.isDue(line.length)) yield;
        const kind = quotings[at]?.kind ?? CODE.kind;
        const own = indentationOf(line).length;
        // A comment moves with its first line, and the text of a string stays.
        if (kind === CODE.kind) by = (at === first ? wanted.length : widthOf(line)) - own;
        const width = kind === CODE.kind || kind === 'comment' ? own + by : own;
        if (isBlank(line) || isDirective(line, language)) result.push(line);
        else if (!Number.isInteger(width) || width < 0 || (own < base && !isWhole)) break;
        else result.push(unit.repeat(width) + line.slice(own));
      }
      if (result.length === lines.length) readings.push({ lines: result, scale });
    }
  return readings;
}
