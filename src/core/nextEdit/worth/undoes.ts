import { isBlank } from '../../text/lines.ts';
import type { Edit } from '../nextEdit.ts';

/** A line that was deleted may come back elsewhere: it was moved. */
const NEAR_LINES = 3;

/**
 * True if `edit` takes back `latest`, wholly or for some of its lines, or puts the old word in the new one's place
 * elsewhere: `sum` → `total` after `total` → `sum`.
 */
export function undoes(edit: Edit, latest: Edit): boolean {
  const made = changedLines(latest);
  const wanted = changedLines(edit);
  const isBack = isWithin(wanted.added, made.removed) && isWithin(wanted.removed, made.added);
  if (isBack && edit.uri === latest.uri && (wanted.removed.length > 0 || isNear(edit, latest))) return true;
  const [was, is] = [changedWords(made), changedWords(wanted)];
  return was.removed !== '' && was.added !== '' && was.removed === is.added && was.added === is.removed;
}

interface ChangedLines {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Trimmed, without blank ones. */
function changedLines({ after, before }: Edit): ChangedLines {
  const old = before.map(line => line.trim());
  const now = after.map(line => line.trim());
  return {
    removed: old.filter(line => !isBlank(line) && !now.includes(line)),
    added: now.filter(line => !isBlank(line) && !old.includes(line)),
  };
}

function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  return lines.every(line => others.includes(line));
}

function isNear(a: Edit, b: Edit): boolean {
  return a.line <= b.line + b.after.length + NEAR_LINES && b.line <= a.line + a.before.length + NEAR_LINES;
}

/** `total` and `sum` for `total = total + 1` → `sum = sum + 1`. */
function changedWords({ removed, added }: ChangedLines): { readonly removed: string; readonly added: string } {
  const [old, now] = [wordsOf(removed), wordsOf(added)];
  const lost = [...old].filter(word => !now.has(word));
  const gained = [...now].filter(word => !old.has(word));
  return { removed: lost.join(' '), added: gained.join(' ') };
}

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.match(/[\p{L}\p{N}_$]+/gu) ?? []));
}
