import { isBlank } from '../../text/lines.ts';
import type { Edit } from '../nextEdit.ts';

/**
 * True if `edit` takes back `latest` in its place, wholly or for some of its lines, or puts the old word in the new one's
 * place anywhere: `sum` → `total` after `total` → `sum`. A deleted line that comes back elsewhere was moved.
 */
export function undoes(edit: Edit, latest: Edit): boolean {
  const made = changedLines(latest);
  const wanted = changedLines(edit);
  const isBack = isWithin(wanted.added, made.removed) && isWithin(wanted.removed, made.added);
  if (isBack && edit.uri === latest.uri && isAt(edit, latest)) return true;
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

/** In the same lines, or between the same ones. */
function isAt(edit: Edit, latest: Edit): boolean {
  return edit.line <= latest.line + latest.after.length && latest.line <= edit.line + edit.before.length;
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
