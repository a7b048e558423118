/** Longest group of lines whose repetition is looked for: a looping model repeats a statement or a small function. */
const GROUP_LINES = 12;
/** A group of three or more lines, this long, does not stand twice in a row in written code. */
const TELLING_CHARS = 40;
/** Short lines stand side by side by right: `false,` in a table. */
const SHORT_LINE_CHARS = 12;

/** Watches for a model that has begun to repeat itself. Blank lines do not count. */
export class RepetitionWatch {
  readonly #lines: string[] = [];
  /** For each group length, how many lines in a row equal the one that many lines before. */
  readonly #runs: number[] = Array<number>(GROUP_LINES + 1).fill(0);

  /**
   * `no`: nothing of the kind. `maybe`: this line repeats an earlier one in step; hold it. `yes`: it repeats itself.
   */
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
