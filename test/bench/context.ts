// npm run bench:context — how many of the names written next are in a request's context, and its cost: in whole files,
// and in the middle of this repository's commits.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTEXT_BUDGET, type ContextSource, chooseContext } from '../../src/core/completion/context/context.ts';
import { KnownDocument, namesIn } from '../../src/core/completion/context/knownDocument.ts';
import type { Snippet } from '../../src/core/completion/context/snippet.ts';
import { HOLE_BUDGET, type Hole, takeHole } from '../../src/core/document/hole.ts';
import { isBlank } from '../../src/core/text/lines.ts';
import { tokensOf } from '../support/modelServer/tokens.ts';
import { choice } from './economy/chance.ts';
import { commitsOf } from './history.ts';
import { codeOf, measureSessions, type SessionWay } from './sessions.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A hole every few lines. */
const EVERY_LINES = 4;
const TRUTH_LINES = 3;
/** As many as the extension looks at. */
const OPEN_DOCUMENTS = 10;
const HEAD_LINES = 150;

interface Way {
  readonly name: string;
  readonly sources: readonly ContextSource[];
  readonly chars: number;
  readonly snippets: number;
}

const BOTH: readonly ContextSource[] = ['definitions', 'similar'];
const WAYS: readonly Way[] = [
  { name: 'nothing', sources: [], ...CONTEXT_BUDGET },
  { name: 'definitions', sources: ['definitions'], ...CONTEXT_BUDGET },
  { name: 'similar lines', sources: ['similar'], ...CONTEXT_BUDGET },
  { name: 'both', sources: BOTH, ...CONTEXT_BUDGET },
  { name: 'both, 3 snippets', sources: BOTH, chars: CONTEXT_BUDGET.chars, snippets: 3 },
  { name: 'both, 400 characters', sources: BOTH, chars: 400, snippets: CONTEXT_BUDGET.snippets },
];

const project = globSync('src/{core/{text,document,completion,provider,usage},vscode}/**/*.ts', { cwd: ROOT }).map(
  file => file.replaceAll('\\', '/'),
);
const documents = new Map(
  project.map(file => {
    const lines = readFileSync(path.join(ROOT, file), 'utf8').split('\n');
    return [file, KnownDocument.of({ path: file, languageId: 'typescript', lines })] as const;
  }),
);
/** Half of them are files that it imports, if there are enough. */
function openBeside(file: KnownDocument): KnownDocument[] {
  const text = file.lines.join('\n');
  const others = [...documents.values()].filter(other => other !== file);
  const shuffled = [...others].sort((a, b) => order(file, a) - order(file, b));
  const imported = shuffled.filter(({ path: other }) => text.includes(`/${path.basename(other)}'`));
  const half = imported.slice(0, OPEN_DOCUMENTS / 2);
  return [...half, ...shuffled.filter(other => !half.includes(other))].slice(0, OPEN_DOCUMENTS);
}

function order(file: KnownDocument, other: KnownDocument): number {
  return choice([...Array(1_000).keys()], 'open', file.path, other.path) ?? 0;
}

function holeAt({ lines }: KnownDocument, line: number): Hole {
  const written = [...lines.slice(0, line), '', ...lines.slice(line + TRUTH_LINES)];
  return takeHole({
    lines: { lineCount: written.length, line: index => written[index] ?? '' },
    position: { line, character: 0 },
    budget: HOLE_BUDGET,
    languageId: 'typescript',
    eol: '\n',
    indentUnit: '  ',
  });
}

function measure({ name, sources, chars, snippets }: Way): string[] {
  const sum = { holes: 0, needed: 0, there: 0, tokens: 0, changes: 0, ms: 0, slowest: 0 };
  for (const file of documents.values()) {
    const open = openBeside(file);
    let earlier: readonly Snippet[] = [];
    for (let line = EVERY_LINES; line + TRUTH_LINES < file.lines.length; line += EVERY_LINES) {
      if (isBlank(file.lines[line] ?? '')) continue;
      const hole = holeAt(file, line);
      const head = file.lines.slice(0, Math.min(line, HEAD_LINES)).join('\n');
      const budget = { chars, snippets };
      const startedAt = performance.now();
      const chosen = chooseContext({
        hole,
        path: file.path,
        head,
        documents: open,
        line,
        edits: [],
        earlier,
        budget,
        sources,
      });
      const ms = performance.now() - startedAt;
      const window = namesIn(hole.prefix + hole.suffix);
      const truth = namesIn(codeOf(file.lines.slice(line, line + TRUTH_LINES)));
      const needed = [...truth].filter(word => !window.has(word) && open.some(other => knows(other, word)));
      const told = namesIn(chosen.map(({ code }) => code).join('\n'));
      sum.holes++;
      sum.needed += needed.length;
      sum.there += needed.filter(word => told.has(word)).length;
      sum.tokens += tokensOf(chosen.map(({ path: from, code }) => `From ${from}:\n${code}\n`).join('')).length;
      if (chosen !== earlier && chosen.length + earlier.length > 0) sum.changes++;
      sum.ms += ms;
      sum.slowest = Math.max(sum.slowest, ms);
      earlier = chosen;
    }
  }
  const { holes, needed, there, tokens, changes, ms, slowest } = sum;
  return [
    name,
    String(holes),
    String(needed),
    `${((there / needed) * 100).toFixed(1)}%`,
    (tokens / holes).toFixed(0),
    there === 0 ? '–' : (tokens / there).toFixed(0),
    `${((changes / holes) * 100).toFixed(0)}%`,
    `${(ms / holes).toFixed(2)} / ${slowest.toFixed(1)} ms`,
  ];
}

const namesOf = new Map<KnownDocument, Set<string>>();
function knows(document: KnownDocument, word: string): boolean {
  const known = namesOf.get(document) ?? namesIn(codeOf(document.lines));
  namesOf.set(document, known);
  return known.has(word);
}

const ALL: readonly ContextSource[] = [...BOTH, 'edits'];
const SESSION_WAYS: readonly SessionWay[] = [
  { name: 'nothing', sources: [], budget: CONTEXT_BUDGET },
  { name: 'definitions, similar lines', sources: BOTH, budget: CONTEXT_BUDGET },
  { name: 'recent edits', sources: ['edits'], budget: CONTEXT_BUDGET },
  { name: 'all', sources: ALL, budget: CONTEXT_BUDGET },
  { name: 'all, 500 characters', sources: ALL, budget: { ...CONTEXT_BUDGET, chars: 500 } },
  { name: 'all, 1,300 characters, 8 snippets', sources: ALL, budget: { chars: 1_300, snippets: 8 } },
  { name: 'all, 2,000 characters, 12 snippets', sources: ALL, budget: { chars: 2_000, snippets: 12 } },
];

function sessionRow(way: SessionWay, commits: Parameters<typeof measureSessions>[0]): string[] {
  const sum = measureSessions(commits, way);
  const { holes, needed, there, requests, tokens, promptTokens, changes, chars, sameChars, ms, slowest } = sum;
  const percent = (part: number, of: number) => `${((part / of) * 100).toFixed(1)}%`;
  const same = sameChars / chars;
  return [
    way.name,
    String(holes),
    String(needed),
    percent(there, needed),
    String(requests),
    (tokens / requests).toFixed(0),
    (promptTokens / requests).toFixed(0),
    percent(changes, requests),
    percent(sameChars, chars),
    ((promptTokens / requests) * (1 - same)).toFixed(0),
    `${(ms / requests).toFixed(2)} / ${slowest.toFixed(1)} ms`,
  ];
}

function print(rows: readonly (readonly string[])[]): void {
  const [head = [], ...body] = rows;
  console.log([head, head.map(() => '---'), ...body].map(row => `| ${row.join(' | ')} |`).join('\n'));
}

const TOLD = ['context', 'holes', 'names', 'there'];
print([[...TOLD, 'tokens/request', 'tokens/name', 'changed', 'time'], ...WAYS.map(measure)]);

const commits = commitsOf(ROOT);
if (commits === undefined || commits.length === 0) {
  console.log('\nNo history here: what recent edits tell is not measured.');
} else {
  console.log(`\nIn the middle of ${commits.length} commits, a request at every sixth key:\n`);
  const cost = ['requests', 'tokens/request', 'of a prompt of', 'changed', 'as before', 'tokens not as before', 'time'];
  print([[...TOLD, ...cost], ...SESSION_WAYS.map(way => sessionRow(way, commits))]);
}
