import type { Language } from '../../syntax/language.ts';
import { awaitsValue } from '../../syntax/words.ts';
import { lastWord, splitsWord } from '../../text/lines.ts';

/** Longest repeated group of lines: a looping model repeats a statement or a small function. */
const GROUP_LINES = 12;
/** Written code never repeats a group of three or more lines of this length directly. */
const TELLING_CHARS = 40;
/** Short lines legitimately repeat: `false,` in a table. */
const SHORT_LINE_CHARS = 12;

/** A part of a line that is repeated this often is a loop; a long part needs fewer repetitions. */
const LINE_REPEATS = 5;
const LONG_REPEATS = 4;
const LONG_UNIT_CHARS = 16;
const UNIT_CHARS = 60;
/** Values that a table has many times in a row. */
const VALUE = /^[\s,;|&]*(?:true|false|null|nil|none|undefined|None|True|False|[\d.]+[a-z%]*)[\s,;|&]*$/;

/** Offset behind the first of many equal parts of a line, or undefined: `a tool that is a tool that is …`. */
export function loopInLine(line: string, language: Language): number | undefined {
  const text = line.trimEnd();
  for (let unit = 4; unit <= Math.min(UNIT_CHARS, Math.floor(text.length / LONG_REPEATS)); unit += 1) {
    const repeats = unit < LONG_UNIT_CHARS ? LINE_REPEATS : LONG_REPEATS;
    let start = text.length - unit;
    while (start > 0 && text.charAt(start - 1) === text.charAt(start - 1 + unit)) start -= 1;
    const part = text.slice(start, start + unit);
    if (text.length - start < repeats * unit || !/\p{L}/u.test(part) || VALUE.test(part)) continue;
    const first = text.slice(0, wholeEnd(text, start + unit, unit));
    const bare = first.replace(/(?<![\s,;|&+])[\s,;|&+]+$/, '');
    // `a = 1 AND a = 1 AND …`
    return (awaitsValue(bare, language) ? bare.slice(0, -lastWord(bare).length).trimEnd() : bare).length;
  }
  return undefined;
}

/** The first offset of the second part at which no word and no quotation is cut: all parts are equal. */
function wholeEnd(text: string, from: number, unit: number): number {
  for (let end = from; end < from + unit; end += 1) {
    const head = text.slice(0, end);
    if (!splitsWord(head, text.slice(end)) && ['"', "'", '`'].every(quote => head.split(quote).length % 2 === 1))
      return end;
  }
  return from;
}

/** Detects a model that repeats itself. Ignores blank lines. */
export class RepetitionWatch {
  readonly #lines: string[] = [];
  /** For each group length, how many lines in a row equal the one that many lines before. */
  readonly #runs: number[] = Array<number>(GROUP_LINES + 1).fill(0);

  /** `no`: no repetition. `maybe`: this line repeats an earlier one in step; hold it. `yes`: a loop. */
  see(line: string): 'no' | 'maybe' | 'yes' {
    const text = line.trim();
    if (text === '') return 'no';
    this.#lines.push(text);
    let verdict: 'no' | 'maybe' | 'yes' = 'no';
    for (let group = 1; group <= GROUP_LINES; group += 1) {
      const same = this.#lines.at(-1 - group) === text;
      const run = same ? (this.#runs[group] ?? 0) + 1 : 0;
      this.#runs[group] = run;
      if (run === 0) continue;
      const repeated = this.#lines.slice(-run).join('\n');
      if (!/[A-Za-z]{2}/.test(repeated)) continue;
      if (run >= linesToBeSure(group, repeated.length)) return 'yes';
      verdict = 'maybe';
    }
    return verdict;
  }
}

function linesToBeSure(group: number, chars: number): number {
  if (group === 1) return chars < SHORT_LINE_CHARS * 3 ? 7 : 3;
  if (group === 2) return 4;
  return chars >= TELLING_CHARS ? group : group * 2;
}
