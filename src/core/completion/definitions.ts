import { indentationWidth, isBlank } from '../text.ts';
import { importsOf } from './imports.ts';
import type { KnownDocument } from './knownDocument.ts';
import { type Candidate, SNIPPET_LINES } from './snippet.ts';

export interface DefinitionsRequest {
  /** The first lines of the file that is written, with its imports. */
  readonly head: string;
  readonly path: string;
  readonly languageId: string;
  /** The text right before the cursor. */
  readonly near: string;
  readonly documents: readonly KnownDocument[];
}

/** Least a definition scores, however far from the cursor its name is used. */
const FARTHEST_SCORE = 0.5;

/** The declarations of imported names that `near` uses; the later in it, the higher the score. */
export function definitions({ head, path, languageId, near, documents }: DefinitionsRequest): Candidate[] {
  const lastUse = new Map<string, number>();
  for (const { 0: word, index } of near.matchAll(/[\p{L}_$][\p{L}\p{N}_$.]*/gu)) {
    lastUse.set(word, index);
    for (const part of word.split('.')) lastUse.set(part, index);
  }
  const found: Candidate[] = [];
  for (const { isFrom, names, namespace } of importsOf(head, { path, languageId })) {
    const document = documents.find(other => isFrom(other.path));
    if (!document) continue;
    const wanted = new Map(names);
    for (const word of namespace === undefined ? [] : lastUse.keys()) {
      if (word.startsWith(`${namespace}.`)) wanted.set(word, word.slice(`${namespace}.`.length).split('.')[0] ?? '');
    }
    for (const [name, original] of wanted) {
      const used = lastUse.get(name);
      const line = document.declarations.get(original);
      if (used === undefined || line === undefined) continue;
      const score = FARTHEST_SCORE + ((1 - FARTHEST_SCORE) * used) / Math.max(1, near.length);
      found.push({ path: document.path, line, code: declaration(document, line), score });
    }
  }
  return found;
}

/**
 * What a caller must know of what is declared at `line`: of a function the lines up to its body, of a class the first
 * lines of its members, of anything else all of it. Comments are left out: they cost more than they tell.
 */
function declaration({ lines }: KnownDocument, line: number): string {
  const first = lines[line] ?? '';
  if (/\b(?:function|def)\b/.test(first)) return signature(lines, line);
  const taken = [first];
  let member: number | undefined;
  const isClass = /\bclass\b/.test(first);
  for (let index = line + 1; index < lines.length && taken.length < SNIPPET_LINES; index++) {
    const text = lines[index] ?? '';
    if (isBlank(text) || /^\s*(?:\/\/|\/?\*|#(?!\w))/.test(text)) continue;
    const width = indentationWidth(text);
    if (width === 0) {
      if (/^[)\]}]/.test(text)) taken.push(text);
      break;
    }
    member ??= width;
    if (isClass && (width > member || /^\s*(?:[)\]}#]|private\b|constructor\b|def _|@)/.test(text))) continue;
    taken.push(text);
  }
  return isClosed(first) ? first : taken.join('\n');
}

/** A declaration that ends on its own line. */
function isClosed(first: string): boolean {
  return /;\s*$/.test(first);
}

function signature(lines: readonly string[], line: number): string {
  const taken: string[] = [];
  for (const text of lines.slice(line, line + SNIPPET_LINES)) {
    taken.push(text);
    if (/[{:;]\s*$/.test(text) && depthOf(taken.join('\n')) <= 0) break;
  }
  return taken.join('\n').replace(/\s*\{\s*$/, '');
}

/** How many round brackets are open at the end of `text`. */
function depthOf(text: string): number {
  return text.split('(').length - text.split(')').length;
}
