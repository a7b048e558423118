import { isBlank } from '../../../../src/core/text/lines.ts';
import type { Random } from '../../../cases/random.ts';
import type { RealEdit } from '../realEdits.ts';

/** One way in which a model writes the right answer. */
export interface Telling {
  readonly name: string;
  /** Undefined if the edit can't be written in this way. */
  readonly tell: (edit: RealEdit, random: Random) => string | undefined;
  /** Only a refusal is right: the answer lacks code. */
  readonly isCut?: boolean;
}

export interface TellingGroup {
  readonly name: string;
  readonly tellings: readonly Telling[];
}

const TAGS: Readonly<Record<string, string>> = { typescriptreact: 'tsx', javascriptreact: 'jsx', shellscript: 'bash' };

export function fenced(lines: readonly string[], tag: string): string {
  const longest = lines.reduce((most, line) => Math.max(most, /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0), 2);
  const marks = '`'.repeat(longest + 1);
  return `${marks}${tag}\n${lines.map(line => `${line}\n`).join('')}${marks}`;
}

/** The code in a fence with the language's tag. */
export function block(lines: readonly string[], { languageId }: Pick<RealEdit, 'languageId'>): string {
  return fenced(lines, TAGS[languageId] ?? languageId);
}

/** The index of the nearest line that isn't blank, from `at` in direction `step`; undefined past the ends. */
export function nearLine(all: readonly string[], at: number, step: -1 | 1): number | undefined {
  let index = at;
  while (index >= 0 && index < all.length && isBlank(all[index] ?? '')) index += step;
  return index >= 0 && index < all.length ? index : undefined;
}

/** The lines with `above` more lines of the file before them and `below` after them; undefined where it ends earlier. */
export function withLinesAround(
  { all, from, to, lines }: RealEdit,
  { above, below }: { readonly above: number; readonly below: number },
): readonly string[] | undefined {
  let first = from;
  for (let count = 0; count < above; count += 1) {
    const at = nearLine(all, first - 1, -1);
    if (at === undefined) return undefined;
    first = at;
  }
  let last = to;
  for (let count = 0; count < below; count += 1) {
    const at = nearLine(all, last, 1);
    if (at === undefined) return undefined;
    last = at + 1;
  }
  return [...all.slice(first, from), ...lines, ...all.slice(to, last)];
}
