import { isBlank } from '../../text/lines.ts';

const NUMBERED = /^\s*(\d+)(?:\s*[|│:]|\t)( ?)(.*)$/;

/** Removes line numbers, if the model numbered every line. */
export function withoutLineNumbers(lines: readonly string[]): readonly string[] {
  const told = lines.filter(line => !isBlank(line));
  const matches = told.map(line => NUMBERED.exec(line));
  const first = Number(matches[0]?.[1]);
  const counted = matches.every((match, index) => Number(match?.[1]) === first + index);
  if (told.length < 2 || !counted) return lines;
  return told.map(line => NUMBERED.exec(line)?.[3] ?? '');
}
