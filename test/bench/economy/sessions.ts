import { readFileSync } from 'node:fs';
import path from 'node:path';
import { indentationWidth, isBlank } from '../../../src/core/text/lines.ts';
import { ownSources, type SourceFile } from '../../cases/cases.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Written in one go: `text.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One file: some of it exists, the rest is written from top to bottom. */
export interface Session {
  readonly name: string;
  readonly corpus: Corpus;
  readonly path: string;
  readonly languageId: string;
  /** The file as it is at the end. */
  readonly text: string;
  readonly written: readonly Stretch[];
}

export const CORPORA = ['functions', 'files', 'project'] as const;
/**
 * - `functions`: 264 gaps in famous Python functions, most of them a line or a part of one
 * - `files`: sample files in TypeScript, Go, Java, Rust and Python; every second paragraph is missing and gets written
 * - `project`: files of a project like this one, written from an empty file to the end
 */
export type Corpus = (typeof CORPORA)[number];

/**
 * Files that are written from scratch: ordinary code of several sizes, once of this repository. Copies of one day, so that
 * figures do not move with the code.
 */
const PROJECT_FILES = [
  'src/core/text.ts',
  'src/core/usage/pricing.ts',
  'src/core/usage/decimal.ts',
  'src/core/provider/breaker.ts',
  'src/core/json.ts',
  'src/core/provider/retryAfter.ts',
  'src/core/provider/modelLists.ts',
  'src/vscode/statusBar.ts',
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  typescript: 'ts',
  python: 'py',
  go: 'go',
  java: 'java',
  rust: 'rs',
};

/** Longer paragraphs are written in parts. */
const LONGEST_STRETCH_LINES = 40;

export function sessionsOf(corpus: Corpus): Session[] {
  switch (corpus) {
    case 'functions':
      return knownFunctions();
    case 'files':
      return ownSources().flatMap(source => (EXTENSIONS[source.languageId] ? [withParagraphsMissing(source)] : []));
    case 'project':
      return PROJECT_FILES.map(file => fromScratch(file));
  }
}

function knownFunctions(): Session[] {
  const file = path.join(ROOT, 'test/cases/data/humaneval-infilling-264.jsonl');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line, index) => {
      const { prefix, truth, suffix, entryPoint } = JSON.parse(line) as Record<
        'prefix' | 'truth' | 'suffix' | 'entryPoint',
        string
      >;
      return {
        name: `${index} ${entryPoint}`,
        corpus: 'functions',
        path: `tasks/${entryPoint}.py`,
        languageId: 'python',
        ...withoutTrailingBlanks(prefix, truth, suffix),
      };
    });
}

/** Enter removes trailing whitespace in every editor. */
function withoutTrailingBlanks(...parts: readonly [string, string, string]) {
  const mark = '\uE000';
  const marked = parts.join(mark).replace(/[ \t]+(?=\uE000*\n)/g, '');
  const start = marked.indexOf(mark);
  const end = marked.lastIndexOf(mark) - 1;
  return { text: marked.replaceAll(mark, ''), written: [{ start, end }] };
}

function withParagraphsMissing({ name, languageId, text }: SourceFile): Session {
  return {
    name: `${name} (${languageId})`,
    corpus: 'files',
    path: `src/${name}.${EXTENSIONS[languageId]}`,
    languageId,
    text,
    written: paragraphs(text).filter((_, index) => index % 2 === 1),
  };
}

function fromScratch(file: string): Session {
  const copy = path.join(import.meta.dirname, 'project', `${file.replaceAll('/', '.')}.txt`);
  const text = readFileSync(copy, 'utf8').trimEnd();
  return {
    name: file,
    corpus: 'project',
    path: file,
    languageId: 'typescript',
    text: `${text}\n`,
    written: [{ start: 0, end: text.length }],
  };
}

/** Runs of lines that belong together: up to a blank line after which the indentation is no deeper than at its start. */
function paragraphs(text: string): Stretch[] {
  const lines = text.split('\n');
  const found: Stretch[] = [];
  let first: number | undefined;
  let offset = 0;
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (first === undefined && !isBlank(line)) {
      first = index;
      start = offset;
    }
    offset += line.length + 1;
    if (first === undefined || !endsAfter(lines, first, index)) continue;
    found.push({ start, end: offset - 1 });
    first = undefined;
  }
  return found;
}

function endsAfter(lines: readonly string[], first: number, index: number): boolean {
  const next = lines[index + 1];
  if (next === undefined) return true;
  if (!isBlank(next) || isBlank(lines[index] ?? '')) return false;
  const after = lines.slice(index + 2).find(line => !isBlank(line));
  if (after === undefined || index - first >= LONGEST_STRETCH_LINES) return true;
  return indentationWidth(after) <= indentationWidth(lines[first] ?? '');
}
