import { changesCode, type EditedLines } from '../../document/editedDocument.ts';
import type { Hole } from '../../document/hole.ts';
import { holdsSecret } from '../../privacy/secretLine.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { namesIn } from './knownDocument.ts';
import type { SnippetCandidate } from './snippet.ts';

export interface RecentEdit extends EditedLines {
  readonly path: string;
}

export interface EditsRequest {
  readonly edits: readonly RecentEdit[];
  readonly hole: Hole;
  readonly path: string;
  readonly line: number;
}

const MOST_EDITS = 20;
/** Ten helped no more. */
const MOST_LINES = 6;
/** The latest edits provided three times the names of declarations, for a third more tokens. */
const SCORE_LOST_BY_AGE = 0.01;

/** Edits that share a name with the text near the cursor, but aren't in the hole, which changes at every key. */
export function editCandidates({ edits, hole, path, line }: EditsRequest): SnippetCandidate[] {
  const first = line - hole.prefix.split('\n').length + 1;
  const last = line + hole.suffix.split('\n').length - 1;
  const isShown = (edit: RecentEdit) =>
    edit.path === path && edit.line <= last + 1 && edit.line + edit.after.length >= first;
  const latest = edits.filter(edit => !isShown(edit)).sort((a, b) => b.touched - a.touched);
  const here = namesIn(hole.prefix + hole.suffix);
  const found = new Map<string, SnippetCandidate>();
  for (const [age, edit] of latest.slice(0, MOST_EDITS).entries()) {
    const { removed, added } = changedNames(edit);
    const code = formatEdit(edit);
    if (code === undefined || ![...removed, ...added].some(name => here.has(name))) continue;
    const { path: from, line: at } = edit;
    const score = 1 - age * SCORE_LOST_BY_AGE;
    found.set(`${removed.join(' ')}>${added.join(' ')}`, { kind: 'edit', path: from, line: at, code, score });
  }
  return [...found.values()];
}

function changedNames({ before, after }: EditedLines) {
  const old = namesIn(before.join('\n'));
  const now = namesIn(after.join('\n'));
  return { removed: [...old].filter(name => !now.has(name)), added: [...now].filter(name => !old.has(name)) };
}

/** Undefined for whitespace, and for an edit that may have removed a key. */
function formatEdit({ before, after }: EditedLines): string | undefined {
  const removed = before.filter(line => !isBlank(line)).slice(0, MOST_LINES);
  const added = after.filter(line => !isBlank(line)).slice(0, MOST_LINES);
  if (!changesCode({ before, after }) || holdsSecret([...removed, ...added].join('\n'))) return undefined;
  const indentation = Math.min(...[...removed, ...added].map(line => indentationOf(line).length));
  return [
    ...removed.map(line => `-${line.slice(indentation)}`),
    ...added.map(line => `+${line.slice(indentation)}`),
  ].join('\n');
}
