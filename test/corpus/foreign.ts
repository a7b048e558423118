import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { indentationOf, isBlank } from '../../src/core/text/lines.ts';
import { casesWith, type SourceFile } from '../cases/cases.ts';
import { below, pick, type Random, randomFrom } from '../cases/random.ts';
import type { CorpusCase } from './judged.ts';

/** Packages of other people, with code in twelve languages. Nothing of them is in this repository. */
const PACKAGES = [
  'bootstrap@5.3.3',
  'node-gyp@11.0.0',
  'rxjs@7.8.1',
  'tree-sitter-rust@0.23.2',
  'tree-sitter-python@0.23.6',
  '@capacitor/android@6.2.0',
  '@capacitor/ios@6.2.0',
  'better-sqlite3@11.7.0',
  'edge-js@23.1.1',
  'vue@3.5.13',
];

const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.js': 'javascript',
  '.py': 'python',
  '.java': 'java',
  '.swift': 'swift',
  '.cpp': 'cpp',
  '.cc': 'cpp',
  '.c': 'c',
  '.h': 'cpp',
  '.m': 'objective-c',
  '.cs': 'csharp',
  '.scss': 'scss',
  '.css': 'css',
  '.sh': 'shellscript',
  '.rs': 'rust',
  '.go': 'go',
};

const FILES_EACH = 6;
const LEAST_CHARS = 1_500;
const MOST_CHARS = 15_000;
const CACHE = fileURLToPath(new URL('../../out/corpus', import.meta.url));

/** Gaps in the packages' files, with every flaw, and answers behind a finished line. Installs the packages once. */
export async function foreign(seed: number): Promise<CorpusCase[]> {
  await install();
  const files = filesIn(join(CACHE, 'node_modules'), seed);
  const gaps = casesWith(files, seed).map(one => ({ ...one, wanted: [one.truth + one.suffix] }));
  return [...gaps, ...behindLines(files, seed)];
}

async function install(): Promise<void> {
  if (existsSync(join(CACHE, 'node_modules', '.package-lock.json'))) return;
  mkdirSync(CACHE, { recursive: true });
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--prefix', CACHE];
  await promisify(execFile)('npm', ['install', ...options, ...PACKAGES]);
}

/** The same number of files of each language, drawn by the seed. */
function filesIn(folder: string, seed: number): SourceFile[] {
  const random = randomFrom(seed);
  const byLanguage = new Map<string, string[]>();
  for (const path of pathsIn(folder)) {
    const languageId = LANGUAGES[extname(path)];
    if (languageId === undefined || /\.(?:min|d|esm|umd|prod|global)\.|bundle|\/dist\/(?:esm5|es5)\//.test(path))
      continue;
    byLanguage.set(languageId, [...(byLanguage.get(languageId) ?? []), path]);
  }
  return [...byLanguage].flatMap(([languageId, paths]) => {
    const chosen: SourceFile[] = [];
    while (chosen.length < FILES_EACH && paths.length > 0) {
      const [path = ''] = paths.splice(below(paths.length, random), 1);
      const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
      if (!text.includes('\0')) chosen.push({ name: path, languageId, text });
    }
    return chosen;
  });
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => extname(path) in LANGUAGES)
    .filter(path => {
      const { size } = statSync(path);
      return size >= LEAST_CHARS && size <= MOST_CHARS;
    })
    .sort();
}

const PLACES_EACH = 6;

/** The cursor at the end of a whole line, a statement or a comment, and the next lines as the answer. */
function behindLines(files: readonly SourceFile[], seed: number): CorpusCase[] {
  const random = randomFrom(seed + 1);
  return files.flatMap(({ languageId, text }, file) => {
    const lines = text.split('\n');
    return Array.from({ length: PLACES_EACH }, (_, nth) => {
      const at = 1 + below(Math.max(1, lines.length - 6), random);
      const count = 1 + below(4, random);
      return caseBehind({ lines, at, count, languageId, id: `${file}-${languageId}-${nth}` }, random);
    }).filter(one => one !== undefined);
  });
}

interface LinePlace {
  readonly lines: readonly string[];
  /** The answer's first line. */
  readonly at: number;
  readonly count: number;
  readonly languageId: string;
  readonly id: string;
}

function caseBehind({ lines, at, count, languageId, id }: LinePlace, random: Random): CorpusCase | undefined {
  const answer = lines.slice(at, at + count);
  const [first = ''] = answer;
  if (isBlank(lines[at - 1] ?? '') || isBlank(first) || isBlank(answer.at(-1) ?? '')) return undefined;
  const prefix = lines.slice(0, at).join('\n');
  const suffix = `\n${lines.slice(at + count).join('\n')}`;
  const bare = [first.slice(indentationOf(first).length), ...answer.slice(1)].join('\n');
  const tellings: readonly (readonly [string, string])[] = [
    ['line end, break first', `\n${answer.join('\n')}`],
    ['line end, no break', bare],
    ['line end, in a fence', `\`\`\`${languageId}\n${answer.join('\n')}\n\`\`\``],
  ];
  const [kind, said] = pick(tellings, random) ?? ['', ''];
  const truth = `\n${answer.join('\n')}`;
  const wanted = [truth + suffix];
  const plain = prefix + truth + suffix;
  return { id: `${id} ${kind}`, kind, languageId, prefix, suffix, chunks: [said], finishReason: 'stop', wanted, plain };
}
