import { readdirSync, readFileSync } from 'node:fs';
import type { FinishReason } from '../../../src/core/provider/provider.ts';
import { type Proposal, ProposalReader } from '../../../src/core/refactor/reading/proposal.ts';
import { type Target, targetOf } from '../../../src/core/refactor/target/target.ts';
import type { FaultsIn } from '../../../src/core/syntax/faults/faults.ts';

/** A document with a selection, an answer, and the expected result. */
export interface RefactorCase {
  readonly id: string;
  readonly target: Target;
  readonly instruction: string;
  readonly answer: string;
  readonly finish: FinishReason;
  /** Folders in the workspace's root. */
  readonly rootFolders: readonly string[];
  /** Files by path, or the reason of a refusal. */
  readonly expected: string | ReadonlyMap<string, string>;
}

/** All cases of the `.txt` files in this folder; README.md describes their format. */
export function refactorCases(): RefactorCase[] {
  const folder = new URL('./', import.meta.url);
  const names = readdirSync(folder).filter(name => name.endsWith('.txt') && name !== CHANGES);
  return names.sort().flatMap(name => casesIn(name, readFileSync(new URL(name, folder), 'utf8')));
}

const CHANGES = 'changes.txt';

/** Documents with a selection and its replacement, without an answer: `shapes.ts` makes one. */
export function changes(): RefactorCase[] {
  return casesIn(CHANGES, readFileSync(new URL(CHANGES, import.meta.url), 'utf8'));
}

type Sections = readonly (readonly [name: string, argument: string, body: string])[];

function casesIn(name: string, text: string): RefactorCase[] {
  const [, ...cases] = text.split(/^▶ /m);
  return cases.map(one => caseOf(name, one));
}

function caseOf(file: string, text: string): RefactorCase {
  const [title = '', ...parts] = text.split(/^▷ /m);
  const sections: Sections = parts.map(part => {
    const [head = '', ...body] = part.split('\n');
    const [name = '', ...words] = head.split(' ');
    return [name, words.join(' ').trim(), bodyOf(body)];
  });
  const id = `${file.replace(/\.txt$/, '')}: ${title.trim()}`;
  const argument = (name: string) => sections.find(section => section[0] === name)?.[1];
  const body = (name: string) => sections.find(section => section[0] === name)?.[2];
  const dressed = (content: string) => dress(content, argument('document') ?? '');
  const drawn = body('before') ?? fail(id, 'has no "before"');
  const path = argument('path') ?? fail(id, 'has no "path"');
  const given = body('answer') ?? (file === CHANGES ? '' : fail(id, 'has no "answer"'));
  const target = targetIn(path, dressed(drawn));
  return {
    id,
    target,
    instruction: argument('instruction') ?? 'Simplify this.',
    answer: argument('answer') === 'crlf' ? given.replaceAll('\n', '\r\n') : given,
    finish: (argument('finish') ?? 'stop') as FinishReason,
    rootFolders: argument('root')?.split(' ') ?? [],
    expected: argument('refused') ?? expectedIn({ id, sections, target, dressed }),
  };
}

interface Expecting {
  readonly id: string;
  readonly sections: Sections;
  readonly target: Target;
  readonly dressed: (content: string) => string;
}

function expectedIn({ id, sections, target, dressed }: Expecting): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const { path, text, start, end } = target;
  for (const [name, argument, content] of sections) {
    if (name === 'becomes')
      files.set(path, text.slice(0, start) + dressed(content).replace(/^\uFEFF|\r?\n$/g, '') + text.slice(end));
    if (name === 'after') files.set(path, dressed(content));
    if (name === 'file') files.set(argument, dressed(content).replace(/^\uFEFF/, ''));
  }
  return files.size > 0 ? files : fail(id, 'expects nothing');
}

function targetIn(path: string, drawn: string): Target {
  const text = drawn.replace('⟦', '').replace('⟧', '');
  const start = Math.max(0, drawn.indexOf('⟦'));
  const end = drawn.includes('⟧') ? drawn.indexOf('⟧') - 1 : text.length;
  return targetOf({
    path,
    languageId: LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext',
    text,
    start,
    end,
  });
}

/** A section ends with its last line that is not blank; `␄` ends it without a line end, `␠` is a blank. */
function bodyOf(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/\n+$/, '').replaceAll('␠', ' ');
  if (text === '') return '';
  return text.endsWith('␄') ? text.slice(0, -1) : `${text}\n`;
}

function dress(content: string, how: string): string {
  const text = how.includes('crlf') ? content.replaceAll('\n', '\r\n') : content;
  return how.includes('bom') ? `\uFEFF${text}` : text;
}

function fail(id: string, what: string): never {
  throw new Error(`${id} ${what}`);
}

const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  ts: 'typescript',
  vue: 'vue',
  tsx: 'typescriptreact',
  js: 'javascript',
  go: 'go',
  java: 'java',
  html: 'html',
  md: 'markdown',
  yaml: 'yaml',
  yml: 'yaml',
  rb: 'ruby',
  rs: 'rust',
  cs: 'csharp',
  php: 'php',
  sh: 'shellscript',
  css: 'css',
  json: 'json',
  sql: 'sql',
  c: 'c',
  cpp: 'cpp',
  kt: 'kotlin',
  ps1: 'powershell',
  jsx: 'javascriptreact',
  svelte: 'svelte',
  mk: 'makefile',
};

/** The result of the case when its answer arrives in these pieces. */
export function proposalFor(
  { target, instruction, rootFolders, finish }: RefactorCase,
  pieces: readonly string[],
  faultsIn?: FaultsIn,
): Proposal {
  const reader = new ProposalReader(target, instruction, { rootFolders });
  for (const piece of pieces) reader.push(piece);
  return reader.end(finish, faultsIn);
}

export type Verdict = 'right' | 'refused' | 'damaged';

/** `refused` where a file was expected; `damaged` for any other file than the expected one. */
export function verdictOn({ expected }: RefactorCase, proposal: Proposal): Verdict {
  if (proposal.kind === 'refused') return proposal.reason === expected ? 'right' : 'refused';
  if (typeof expected === 'string') return 'damaged';
  const same = proposal.files.every(({ path, after }) => expected.get(path) === after);
  return same && proposal.files.length === expected.size ? 'right' : 'damaged';
}
