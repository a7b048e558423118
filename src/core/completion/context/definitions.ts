import { beginsCloser } from '../../syntax/blockLines.ts';
import { declaresCallable, declaresMembers } from '../../syntax/declarations.ts';
import { languageOf } from '../../syntax/language.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import type { Import } from './importedFile.ts';
import { importsOf } from './imports.ts';
import type { KnownDocument } from './knownDocument.ts';
import { SNIPPET_LINES, type SnippetCandidate } from './snippet.ts';

export interface DefinitionsRequest {
  readonly head: string;
  readonly path: string;
  readonly languageId: string;
  readonly near: string;
  readonly documents: readonly KnownDocument[];
}

/** For a name used farthest from the cursor. */
const FARTHEST_SCORE = 0.5;

/** For imported names that `near` uses, later uses first. */
export function definitions({ head, path, languageId, near, documents }: DefinitionsRequest): SnippetCandidate[] {
  const lastUse = new Map<string, number>();
  for (const { 0: word, index } of near.matchAll(
    /[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|\\|->)[\p{L}_$][\p{L}\p{N}_$]*)*/gu,
  )) {
    const parts = word.split(/\.|::|\\|->/);
    lastUse.set(parts.join('.'), index);
    // The shell's `$name` is declared as `name`.
    for (const part of parts) for (const name of [part, part.replace(/^\$/, '')]) lastUse.set(name, index);
  }
  const found = new Map<string, SnippetCandidate>();
  for (const from of importsOf(head, { path, languageId })) {
    for (const document of documents.filter(from.isFrom)) {
      for (const [name, original] of namesFrom(from, lastUse, document)) {
        const used = lastUse.get(name);
        const line = document.declarations.get(original);
        if (used === undefined || line === undefined) continue;
        const score = FARTHEST_SCORE + ((1 - FARTHEST_SCORE) * used) / Math.max(1, near.length);
        const code = declaration(document, line);
        found.set(`${document.path}:${line}`, { kind: 'lines', path: document.path, line, code, score });
      }
    }
  }
  return [...found.values()];
}

function namesFrom(
  { names, namespace }: Import,
  used: ReadonlyMap<string, number>,
  document: KnownDocument,
): ReadonlyMap<string, string> {
  const words = [...used.keys()];
  if (names === 'all') return new Map(words.filter(word => document.declarations.has(word)).map(word => [word, word]));
  if (namespace === undefined) return names;
  const prefix = `${namespace}.`;
  const after = words.filter(word => word.startsWith(prefix));
  return new Map([...names, ...after.map(word => [word, word.slice(prefix.length).split('.')[0] ?? ''] as const)]);
}

/**
 * What a caller needs: `function f(a)` without its body, the members of a class. Comments cost more tokens than they
 * help.
 */
function declaration({ lines, languageId }: KnownDocument, line: number): string {
  const first = lines[line] ?? '';
  const edge = indentationWidth(first);
  if (declaresCallable(first, languageOf(languageId))) return signature(lines, line, languageId);
  if (/;\s*$/.test(first)) return first;
  const taken = [first];
  let member: number | undefined;
  const language = languageOf(languageId);
  const hasMembers = declaresMembers(first, language);
  for (let index = line + 1; index < lines.length && taken.length < SNIPPET_LINES; index++) {
    const text = lines[index] ?? '';
    if (isBlank(text) || /^\s*(?:\/\/|\/?\*|#(?!\w))/.test(text)) continue;
    const width = indentationWidth(text);
    if (width <= edge) {
      if (/^\s*\{\s*$/.test(text)) continue;
      if (beginsCloser(text, language)) taken.push(text);
      break;
    }
    member ??= width;
    if (hasMembers && (width > member || INSIDE.test(text) || beginsCloser(text, language))) continue;
    taken.push(text);
  }
  return taken.join('\n');
}

const INSIDE = /^\s*(?:[{#@]|private\b|constructor\b|def _)/;

function signature(lines: readonly string[], line: number, languageId: string): string {
  const taken: string[] = [];
  for (const [index, text] of lines.slice(line, line + SNIPPET_LINES).entries()) {
    taken.push(text);
    const isOver = languageId === 'ruby' || /[{:;]\s*$/.test(text) || /^\s*\{/.test(lines[line + index + 1] ?? '');
    if (isOver && depthOf(taken.join('\n')) <= 0) break;
  }
  return taken.join('\n').replace(/(?<!\s)\s*\{\s*$/, '');
}

function depthOf(text: string): number {
  return text.split('(').length - text.split(')').length;
}
