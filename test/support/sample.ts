import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnownRefactoring } from './modelServer/practiceRefactoring.ts';
import type { Files } from './vscode/workspace.ts';

const FOLDER = path.join(import.meta.dirname, 'sample');
const REFACTORED = path.join(FOLDER, 'refactored');

/** A line `// ▼ name` or `# ▼ name` begins a part left to the reader, a line with ▲ ends it. */
const CUT = /^([ \t]*)(?:\/\/|#) ▼ (\w+)\n(.*?\n)[ \t]*(?:\/\/|#) ▲\n/gms;

export interface Cut {
  readonly file: string;
  readonly name: string;
  /** In the unfinished file, from 1: an empty line, indented. */
  readonly line: number;
  /** That part of the finished file, without the first line's indentation and the last line's end. */
  readonly missing: string;
}

export interface Sample {
  /** As the person finds it. */
  readonly unfinished: Files;
  /** The finished files with a part left to the reader, for the practice model. */
  readonly finished: Files;
  /** The practice model's versions of the others. */
  readonly refactorings: readonly KnownRefactoring[];
  readonly cuts: readonly Cut[];
}

/** The sample workspace of `npm start`, from the marked files in `sample/`. `endpoint` is its model server. */
export function readSample(endpoint: string): Sample {
  const unfinished: Record<string, string> = {};
  const finished: Record<string, string> = {};
  const cuts: Cut[] = [];
  for (const file of readdirSync(FOLDER).filter(name => /\.(ts|py)$/.test(name))) {
    const marked = readFileSync(path.join(FOLDER, file), 'utf8');
    if (marked.includes('▼')) finished[file] = marked.replace(CUT, '$3');
    const text = marked.replace(CUT, (_whole, indentation: string) => `${indentation}\n`);
    unfinished[file] = text;
    cuts.push(...cutsOf(file, marked));
  }
  return {
    unfinished: { 'README.md': readme(cuts, endpoint), ...unfinished },
    finished,
    refactorings: readRefactorings(Object.keys(unfinished)),
    cuts,
  };
}

/** A file, and further ones whose names end with its own: its tests. */
function readRefactorings(files: readonly string[]): KnownRefactoring[] {
  const refactored = readdirSync(REFACTORED);
  return refactored
    .filter(name => files.includes(name))
    .map(name => {
      const further = refactored.filter(other => other !== name && other.endsWith(name));
      const answer = [name, ...further].map(one => ({
        path: one,
        text: readFileSync(path.join(REFACTORED, one), 'utf8'),
      }));
      return { path: name, answer };
    });
}

function cutsOf(file: string, marked: string): Cut[] {
  let removedLines = 0;
  return [...marked.matchAll(CUT)].map(({ index, 0: whole, 2: name = '', 3: body = '' }) => {
    const line = marked.slice(0, index).split('\n').length - removedLines;
    removedLines += whole.split('\n').length - 2;
    return { file, name, line, missing: body.trim() };
  });
}

function readme(cuts: readonly Cut[], endpoint: string): string {
  const template = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
  const lines = new Map(cuts.map(({ name, line }) => [name, String(line)]));
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'endpoint' ? endpoint : (lines.get(name) ?? whole),
  );
}
