import { indentationOf, isBlank } from '../../text/lines.ts';
import { shift } from '../../text/reindent.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';

/** One hunk. */
interface Edit {
  readonly old: readonly string[];
  readonly now: readonly string[];
}

const SEARCH = /^<{5,} ?(?:SEARCH|ORIGINAL|HEAD)?\s*$/;
const MIDDLE = /^={5,}\s*$/;
const REPLACE = /^>{5,} ?(?:REPLACE|UPDATED|\w*)?\s*$/;

/** True for a diff, and for blocks to search and replace. */
export function isPatch(lines: readonly string[]): boolean {
  if (lines.some(line => SEARCH.test(line)) && lines.some(line => REPLACE.test(line))) return true;
  const told = lines.filter(line => !isBlank(line));
  if (told.some(line => /^@@ /.test(line)) || (/^--- \S/.test(told[0] ?? '') && /^\+\+\+ \S/.test(told[1] ?? '')))
    return true;
  // A diff without a header: every line has a mark, and some are removals.
  return (
    told.every(line => /^[-+ ]/.test(line)) && told.some(line => /^-/.test(line)) && told.some(line => /^\+/.test(line))
  );
}

/** Applies a patch to the selection, or to the only place in the document that it fits. Undefined otherwise. */
export function applyPatch(lines: readonly string[], target: TargetLines): LineChange | undefined {
  const edits = lines.some(line => SEARCH.test(line)) ? searchBlocks(lines) : diffEdits(lines);
  if (edits === undefined || edits.length === 0) return undefined;
  const changes: LineChange[] = [];
  for (const edit of edits) {
    const change = placeOf(edit, target);
    if (change === undefined) return undefined;
    changes.push(change);
  }
  return joined(changes, target);
}

function searchBlocks(lines: readonly string[]): Edit[] | undefined {
  const edits: Edit[] = [];
  let side: 'old' | 'now' | undefined;
  let old: string[] = [];
  let now: string[] = [];
  for (const line of lines) {
    if (SEARCH.test(line) && side === undefined) {
      side = 'old';
      old = [];
      now = [];
    } else if (MIDDLE.test(line) && side === 'old') side = 'now';
    else if (REPLACE.test(line) && side === 'now') {
      edits.push({ old, now });
      side = undefined;
    } else if (side === 'old') old.push(line);
    else if (side === 'now') now.push(line);
  }
  return side === undefined ? edits : undefined;
}

function diffEdits(lines: readonly string[]): Edit[] | undefined {
  const edits: Edit[] = [];
  let old: string[] = [];
  let now: string[] = [];
  const end = () => {
    if (old.length > 0 || now.length > 0) edits.push({ old, now });
    old = [];
    now = [];
  };
  let files = 0;
  for (const [index, line] of lines.entries()) {
    if (/^--- \S/.test(line) && /^\+\+\+ \S/.test(lines[index + 1] ?? '')) files += 1;
    else if (/^\+\+\+ \S/.test(line) && /^--- \S/.test(lines[index - 1] ?? '')) continue;
    else if (/^@@/.test(line)) end();
    else if (/^(?:diff --git |index [\da-f]+\.|\\ No newline)/.test(line)) continue;
    else if (line.startsWith('-')) old.push(line.slice(1));
    else if (line.startsWith('+')) now.push(line.slice(1));
    else if (line.startsWith(' ') || line === '') {
      old.push(line.slice(1));
      now.push(line.slice(1));
    } else return undefined;
  }
  end();
  return files > 1 ? undefined : edits;
}

function placeOf(edit: Edit, { all, from, to }: TargetLines): LineChange | undefined {
  const { old, now } = withoutBlankContext(edit);
  if (old.every(isBlank)) return undefined;
  const fits = (at: number) => old.every((line, index) => all[at + index]?.trim() === line.trim());
  const places = all.flatMap((_, at) => (at + old.length <= all.length && fits(at) ? [at] : []));
  const inside = places.filter(at => at >= from && at + old.length <= to);
  const [place, another] = inside.length > 0 ? inside : places;
  if (place === undefined || another !== undefined) return undefined;
  const lines = moved(old, now, all.slice(place, place + old.length));
  return lines && { from: place, to: place + old.length, lines };
}

function withoutBlankContext({ old, now }: Edit): Edit {
  let head = 0;
  while (head < old.length && isBlank(old[head] ?? '') && isBlank(now[head] ?? 'x')) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && isBlank(old.at(-1 - tail) ?? 'x') && isBlank(now.at(-1 - tail) ?? 'x')) tail += 1;
  return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
}

/** Shifts the new lines by as much as the old ones differ from the document. */
function moved(old: readonly string[], now: readonly string[], there: readonly string[]): string[] | undefined {
  const first = old.findIndex(line => !isBlank(line));
  const given = indentationOf(old[first] ?? '');
  const wanted = indentationOf(there[first] ?? '');
  const put = (line: string) => (isBlank(line) ? '' : given === wanted ? line : shift(line, given, wanted));
  const result: string[] = [];
  if (old.some((line, index) => !isBlank(line) && put(line)?.trimEnd() !== there[index]?.trimEnd())) return undefined;
  for (const line of now) {
    const at = put(line);
    if (at === undefined) return undefined;
    result.push(at);
  }
  return result;
}

/** Merges the changes; undefined if two of them overlap. */
function joined(changes: readonly LineChange[], { all }: TargetLines): LineChange | undefined {
  const sorted = [...changes].sort((a, b) => a.from - b.from);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lines: string[] = [];
  let at = first.from;
  for (const change of sorted) {
    if (change.from < at) return undefined;
    lines.push(...all.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return { from: first.from, to: last.to, lines };
}
