import type { Hole } from '../../document/hole.ts';
import { holdsSecret } from '../../privacy/secretLine.ts';
import { isBlank } from '../../text/lines.ts';
import { definitions } from './definitions.ts';
import { type KnownDocument, namesIn, WINDOW_LINES } from './knownDocument.ts';
import { editCandidates, type RecentEdit } from './recentEdits.ts';
import type { Snippet, SnippetCandidate } from './snippet.ts';

export interface ContextBudget {
  readonly chars: number;
  readonly snippets: number;
}

/** About 180 tokens. Half the snippets contain a quarter fewer of the needed names. */
export const CONTEXT_BUDGET: ContextBudget = { chars: 1_000, snippets: 6 };

export type ContextSource = 'definitions' | 'similar' | 'edits';

export interface ContextRequest {
  readonly hole: Hole;
  readonly path: string;
  readonly head: string;
  readonly documents: readonly KnownDocument[];
  readonly line: number;
  readonly edits: readonly RecentEdit[];
  /** Of the previous request in this document. */
  readonly earlier: readonly Snippet[];
  readonly budget?: ContextBudget;
  readonly sources?: readonly ContextSource[];
}

/** Before the cursor. */
const NEAR_LINES = 10;
/** At 0.1, chance changed two of three choices. */
const LEAST_LIKENESS = 0.2;
/** Comparing 900 takes 3 ms. */
const MOST_PLACES = 60;
/** Keeps an earlier choice down to this share of the best score: a change invalidates the provider's cache. */
const GOOD_ENOUGH = 0.7;

/** Sorted by path and line: the same choice is the same text. */
export function chooseContext(request: ContextRequest): readonly Snippet[] {
  const { hole, earlier, budget = CONTEXT_BUDGET } = request;
  const own = new Set(hole.prefix.concat(hole.suffix).split('\n').map(trimmed));
  const candidates = candidatesOf(request).filter(candidate => !repeats(candidate, own));
  const best = capped(candidates, budget);
  const kept = earlier.map(snippet => candidates.find(candidate => isSame(candidate, snippet)));
  if (kept.every(candidate => candidate !== undefined) && kept.length > 0) {
    if (total(kept) >= GOOD_ENOUGH * total(best)) return earlier;
  }
  return best.map(({ kind, path, line, code }) => ({ kind, path, line, code })).sort(inOrder);
}

function inOrder(a: Snippet, b: Snippet): number {
  if (a.kind !== b.kind) return a.kind === 'lines' ? -1 : 1;
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}

function candidatesOf({
  hole,
  path,
  head,
  documents,
  line,
  edits,
  earlier,
  sources,
}: ContextRequest): SnippetCandidate[] {
  const near = hole.prefix.split('\n').slice(-NEAR_LINES).join('\n');
  const others = documents.filter(
    other => other.path !== path && familyOf(other.languageId) === familyOf(hole.languageId),
  );
  const wants = (source: ContextSource) => sources === undefined || sources.includes(source);
  const { languageId } = hole;
  const declared = wants('definitions')
    ? definitions({ head, path, languageId, near: hole.prefix, documents: others })
    : [];
  const changed = wants('edits') ? editCandidates({ edits, hole, path, line }) : [];
  const alike = declared.length > 0 || !wants('similar') ? [] : similar(near, others, earlier);
  return [...changed, ...declared, ...alike];
}

function similar(near: string, documents: readonly KnownDocument[], earlier: readonly Snippet[]): SnippetCandidate[] {
  const wanted = namesIn(near);
  const places = documents
    .flatMap(document => document.likeness(wanted).map(({ line, score }) => ({ document, line, score })))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score);
  const wasChosen = ({ document, line }: (typeof places)[number]) =>
    earlier.some(({ path, line: at }) => path === document.path && at >= line && at < line + WINDOW_LINES);
  const likeliest = places.filter((place, index) => index < MOST_PLACES || wasChosen(place));
  return likeliest.flatMap(({ document, line, score }) => {
    const excerpt = document.excerpt(line, WINDOW_LINES);
    return excerpt ? [{ kind: 'lines' as const, path: document.path, ...excerpt, score }] : [];
  });
}

/** Without overlaps, keys and passwords. */
function capped(candidates: readonly SnippetCandidate[], { chars, snippets }: ContextBudget): SnippetCandidate[] {
  const taken: SnippetCandidate[] = [];
  let left = chars;
  const byScore = [...candidates].sort((a, b) => b.score - a.score);
  for (const candidate of byScore) {
    if (taken.length >= snippets) break;
    const cost = candidate.code.length;
    if (cost > left || taken.some(other => overlaps(other, candidate)) || holdsSecret(candidate.code)) continue;
    taken.push(candidate);
    left -= cost;
  }
  return taken;
}

function overlaps(one: Snippet, other: Snippet): boolean {
  return (
    one.kind === other.kind && one.path === other.path && one.line <= lastLineOf(other) && other.line <= lastLineOf(one)
  );
}

function lastLineOf({ line, code }: Snippet): number {
  return line + code.split('\n').length - 1;
}

function repeats({ kind, code }: Snippet, own: ReadonlySet<string>): boolean {
  if (kind === 'edit') return false;
  const lines = code.split('\n').filter(line => !isBlank(line));
  return lines.filter(line => own.has(trimmed(line))).length * 2 > lines.length;
}

function isSame(one: Snippet, other: Snippet): boolean {
  // Lines above an edit shift only its number.
  const atSame = one.kind === 'edit' || one.line === other.line;
  return one.kind === other.kind && one.path === other.path && atSame && one.code === other.code;
}

function total(candidates: readonly (SnippetCandidate | undefined)[]): number {
  return candidates.reduce((sum, candidate) => sum + (candidate?.score ?? 0), 0);
}

function trimmed(line: string): string {
  return line.trim();
}

function familyOf(languageId: string): string {
  if (languageId === 'c') return 'cpp';
  return /^(?:type|java)script(?:react)?$/.test(languageId) ? 'script' : languageId;
}
