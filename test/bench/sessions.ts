// The context of a request in the middle of a commit, and the part of the prompt that it shares with the one before.
import { type ContextBudget, type ContextSource, chooseContext } from '../../src/core/completion/context/context.ts';
import { KnownDocument, namesIn } from '../../src/core/completion/context/knownDocument.ts';
import { completionMessages } from '../../src/core/completion/context/prompt.ts';
import type { RecentEdit } from '../../src/core/completion/context/recentEdits.ts';
import type { Snippet } from '../../src/core/completion/context/snippet.ts';
import { EditedDocument } from '../../src/core/document/editedDocument.ts';
import { HOLE_BUDGET, type Hole, takeHole } from '../../src/core/document/hole.ts';
import { countTokens } from '../support/modelServer/tokens.ts';
import { choice } from './economy/chance.ts';
import type { Commit, Hunk } from './history.ts';

/** As many as the extension looks at. */
const OPEN_DOCUMENTS = 10;
const HEAD_LINES = 150;
/** Characters of the next text that are looked for in the context. */
const TRUTH_LINES = 3;
/** So that a commit over the whole project does not drown the others. */
const MOST_HOLES = 12;
/** Number of keys between requests: a quick typist's pauses. */
const KEYS_PER_REQUEST = 6;
const MOST_ADDED_LINES = 30;

export interface SessionWay {
  readonly name: string;
  readonly sources: readonly ContextSource[];
  readonly budget: ContextBudget;
}

export interface SessionSum {
  holes: number;
  /** Names that are written next and aren't near the cursor, and those of them in the context. */
  needed: number;
  there: number;
  requests: number;
  tokens: number;
  promptTokens: number;
  changes: number;
  chars: number;
  sameChars: number;
  ms: number;
  slowest: number;
}

const NEW_FILE: readonly string[] = [''];

/** The hunks of each commit are done from first to last, and once more from last to first. */
export function measureSessions(commits: readonly Commit[], way: SessionWay): SessionSum {
  const sum: SessionSum = {
    holes: 0,
    needed: 0,
    there: 0,
    requests: 0,
    tokens: 0,
    promptTokens: 0,
    changes: 0,
    chars: 0,
    sameChars: 0,
    ms: 0,
    slowest: 0,
  };
  for (const commit of commits) {
    new Session(commit, way, sum).run(commit.hunks);
    new Session(commit, way, sum).run([...commit.hunks].reverse());
  }
  return sum;
}

interface Asked {
  readonly hole: Hole;
  readonly hunk: Hunk;
  /** The cursor's line. */
  readonly at: number;
  readonly written: readonly string[];
  readonly documents: readonly KnownDocument[];
}

class Session {
  readonly #commit: Commit;
  readonly #way: SessionWay;
  readonly #sum: SessionSum;
  readonly #files = new Map<
    string,
    { lines: readonly string[]; readonly edited: EditedDocument; readonly done: Hunk[] }
  >();
  /** The last first. */
  #visited: string[] = [];
  #touched = 0;
  #prompt = '';
  #chosen: { readonly path: string; readonly snippets: readonly Snippet[] } = { path: '', snippets: [] };

  constructor(commit: Commit, way: SessionWay, sum: SessionSum) {
    this.#commit = commit;
    this.#way = way;
    this.#sum = sum;
  }

  run(hunks: readonly Hunk[]): void {
    const every = Math.max(1, Math.ceil((hunks.length - 1) / MOST_HOLES));
    for (const [index, hunk] of hunks.entries()) {
      const isHole = index > 0 && index % every === 0 && hunk.added.some(line => line.trim() !== '');
      const fits = hunk.added.length <= MOST_ADDED_LINES && this.#commit.before(hunk.path) !== undefined;
      this.#visited = [hunk.path, ...this.#visited.filter(other => other !== hunk.path)].slice(0, OPEN_DOCUMENTS + 1);
      this.#write(hunk, isHole && fits);
    }
  }

  #fileAt(file: string) {
    const known = this.#files.get(file);
    if (known) return known;
    const lines = this.#commit.before(file) ?? NEW_FILE;
    const added = { lines, edited: new EditedDocument(lines), done: [] };
    this.#files.set(file, added);
    return added;
  }

  /** The removed lines go first, then the added ones are typed. */
  #write(hunk: Hunk, measured: boolean): void {
    const file = this.#fileAt(hunk.path);
    const moved = file.done.filter(other => other.line < hunk.line);
    const at = moved.reduce((line, { added, removed }) => line + added.length - removed.length, hunk.line);
    this.#replace(file, { at, count: hunk.removed.length, put: measured ? [''] : hunk.added });
    if (measured) {
      this.#sum.holes++;
      for (let line = 0; line < Math.min(TRUTH_LINES, hunk.added.length); line++) this.#typeLine({ hunk, at, line });
      this.#replace(file, { at, count: 1, put: hunk.added });
    }
    file.done.push(hunk);
  }

  #replace(
    file: { lines: readonly string[]; readonly edited: EditedDocument },
    { at, count, put }: { readonly at: number; readonly count: number; readonly put: readonly string[] },
  ): void {
    file.lines = [...file.lines.slice(0, at), ...put, ...file.lines.slice(at + count)];
    const change = { start: { line: at, character: 0 }, end: { line: at + count, character: 0 } };
    const text = put.map(line => `${line}\n`).join('');
    file.edited.apply([{ ...change, text }], ++this.#touched);
  }

  #typeLine({ hunk, at, line }: { readonly hunk: Hunk; readonly at: number; readonly line: number }): void {
    const text = hunk.added[line] ?? '';
    const { lines } = this.#fileAt(hunk.path);
    const documents = this.#open(hunk.path, lines);
    for (let keys = text.length - text.trimStart().length; keys <= text.length; keys += KEYS_PER_REQUEST) {
      const written = [
        ...lines.slice(0, at),
        ...hunk.added.slice(0, line),
        text.slice(0, keys),
        ...lines.slice(at + 1),
      ];
      const hole = takeHole({
        lines: { lineCount: written.length, line: index => written[index] ?? '' },
        position: { line: at + line, character: keys },
        budget: HOLE_BUDGET,
        languageId: 'typescript',
        eol: '\n',
        indentUnit: '  ',
      });
      const snippets = this.#ask({ hole, hunk, at: at + line, written, documents });
      if (line === 0 && keys === text.length - text.trimStart().length) this.#compare(hole, hunk, snippets);
    }
  }

  #ask({ hole, hunk, at, written, documents }: Asked): readonly Snippet[] {
    const sum = this.#sum;
    const { path } = hunk;
    const earlier = this.#chosen.path === path ? this.#chosen.snippets : [];
    const edits: RecentEdit[] = this.#visited.flatMap(
      other => this.#files.get(other)?.edited.edits.map(edit => ({ ...edit, path: other })) ?? [],
    );
    const startedAt = performance.now();
    const head = written.slice(0, HEAD_LINES).join('\n');
    const snippets = chooseContext({ hole, path, head, documents, line: at, edits, earlier, ...this.#way });
    const ms = performance.now() - startedAt;
    this.#chosen = { path, snippets };
    const prompt = completionMessages({ hole, path, context: snippets })
      .map(({ content }) => content)
      .join('\n');
    const without = completionMessages({ hole, path, context: [] })
      .map(({ content }) => content)
      .join('\n');
    sum.requests++;
    sum.tokens += countTokens(prompt) - countTokens(without);
    sum.promptTokens += countTokens(prompt);
    if (snippets !== earlier && snippets.length + earlier.length > 0) sum.changes++;
    sum.chars += prompt.length;
    sum.sameChars += commonStart(prompt, this.#prompt);
    sum.ms += ms;
    sum.slowest = Math.max(sum.slowest, ms);
    this.#prompt = prompt;
    return snippets;
  }

  #compare(hole: Hole, { added }: Hunk, snippets: readonly Snippet[]): void {
    const sum = this.#sum;
    const truth = codeOf(added.slice(0, TRUTH_LINES));
    const around = hole.prefix + hole.suffix;
    const told = snippets.map(({ code }) => code).join('\n');
    const needed = [...namesIn(truth)].filter(name => !namesIn(around).has(name));
    const names = namesIn(told);
    sum.needed += needed.length;
    sum.there += needed.filter(name => names.has(name)).length;
  }

  /** Changed in this session, then half of the rest of the imported files, then others. */
  #open(file: string, written: readonly string[]): KnownDocument[] {
    const text = written.join('\n');
    const order = (other: string) => choice([...Array(1_000).keys()], 'open', file, other) ?? 0;
    const others = this.#commit.paths.filter(other => other.startsWith('src/')).sort((a, b) => order(a) - order(b));
    const imported = others.filter(other => text.includes(`/${other.slice(other.lastIndexOf('/') + 1)}'`));
    const open = [...new Set([...this.#visited, ...imported.slice(0, OPEN_DOCUMENTS / 2), ...others])];
    return open
      .filter(other => other !== file)
      .slice(0, OPEN_DOCUMENTS)
      .map(other => known(other, this.#files.get(other)?.lines ?? this.#commit.before(other) ?? []));
  }
}

/** A file that is opened again at another hunk is mostly the same. */
const documents = new WeakMap<readonly string[], KnownDocument>();
function known(path: string, lines: readonly string[]): KnownDocument {
  const found = documents.get(lines) ?? KnownDocument.of({ path, languageId: 'typescript', lines });
  documents.set(lines, found);
  return found;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** Without comments, whose names need no context. */
export function codeOf(lines: readonly string[]): string {
  return lines
    .filter(line => !/^\s*(?:\/?\*|\/\/)/.test(line))
    .join('\n')
    .replace(/\/\/ .*/g, '');
}
