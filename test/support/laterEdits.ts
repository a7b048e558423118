import { createHash } from 'node:crypto';
import { NO_CHANGE, WINDOW_MARKS } from '../../src/core/nextEdit/request/prompt.ts';
import { hunksOf } from '../../src/core/text/hunks.ts';
import type { Answer, Answerer } from './modelServer/answer.ts';

/** A file as it will be: the model knows where the edits lead. */
export interface LaterFile {
  /** As prompts name it, or the end of that. */
  readonly path: string;
  readonly lines: readonly string[];
}

export interface LaterEditsOptions {
  /** Of the answers, 0 to 1: misses, wrong edits, edits where nothing has to change, cut-off ones. 0 by default. */
  readonly errorRate?: number;
}

interface AskedWindow {
  readonly path: string;
  readonly lines: readonly string[];
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** Answers questions for the next edit with the later text of their window, everything else as `other` does. */
export function laterEditsAnswerer(
  files: () => readonly LaterFile[],
  { other, ...options }: LaterEditsOptions & { readonly other: Answer | Answerer },
): Answerer {
  return request => {
    const question = request.messages.find(({ role }) => role === 'user')?.content ?? '';
    return laterEditAnswer(question, files(), options) ?? (typeof other === 'function' ? other(request) : other);
  };
}

/** Undefined unless the prompt asks for a next edit. Errors are always the same for the same prompt. */
export function laterEditAnswer(
  prompt: string,
  files: readonly LaterFile[],
  { errorRate = 0 }: LaterEditsOptions = {},
): string | undefined {
  const asked = windowIn(prompt);
  if (asked === undefined) return undefined;
  const file = files.find(({ path }) => asked.path === path || asked.path.endsWith(`/${path}`));
  const later = (file && laterWindow(asked, file.lines)) ?? asked.lines;
  const draw = createHash('sha256').update(prompt).digest();
  if (draw.readUInt32BE(0) / 2 ** 32 < errorRate) return slip(asked.lines, later, draw.readUInt32BE(4));
  return isSame(later, asked.lines) ? NO_CHANGE : fenced(later);
}

function windowIn(prompt: string): AskedWindow | undefined {
  const [open, close] = WINDOW_MARKS;
  const lines = prompt.split('\n');
  const [from, to] = [lines.lastIndexOf(open), lines.lastIndexOf(close)];
  const path = /^File (.+) \(\S+\):$/.exec(lines.findLast(line => line.startsWith('File ')) ?? '')?.[1];
  if (from < 0 || to < from || path === undefined) return undefined;
  const part = (name: string) => lines.slice(lines.lastIndexOf(`<${name}>`) + 1, lines.lastIndexOf(`</${name}>`));
  const has = (name: string) => lines.lastIndexOf(`</${name}>`) > lines.findLastIndex(line => line.startsWith('File '));
  return {
    path,
    lines: lines.slice(from + 1, to),
    above: has('ABOVE') ? part('ABOVE') : [],
    below: has('BELOW') ? part('BELOW') : [],
  };
}

/** The window may grow and shrink by this much. */
const MOST_GROWTH = 30;
/** Lines at the window's beginning and end that may change, too; the model keeps them, as it was told. */
const MOST_CHANGED = 4;

/** The window with the later text between two lines that it still has, as much as possible of it. */
function laterWindow({ above, below, lines }: AskedWindow, later: readonly string[]): readonly string[] | undefined {
  const placesOf = (text: string | undefined) => later.flatMap((line, index) => (line === text ? [index] : []));
  const firsts = Array.from({ length: MOST_CHANGED }, (_, index) => index);
  const lasts = firsts.map(index => lines.length - 1 - index);
  const atEdge = (isEdge: boolean, index: number) => (isEdge ? [index] : []);
  const found = firsts.flatMap(first =>
    lasts.flatMap(last => {
      const starts = [...placesOf(lines[first]), ...atEdge(above.length + first === 0, 0)];
      const isEnd = below.length === 0 && last === lines.length - 1;
      const ends = [...placesOf(lines[last]), ...atEdge(isEnd, later.length - 1)];
      const old = lines.slice(first, last + 1);
      return starts.flatMap(start =>
        ends
          .filter(end => end >= start && Math.abs(end + 1 - start - old.length) <= MOST_GROWTH)
          .map(end => {
            const now = later.slice(start, end + 1);
            const context = later[start - 1] === (lines[first - 1] ?? above.at(-1)) ? 1 : 0;
            const text = [...lines.slice(0, first), ...now, ...lines.slice(last + 1)];
            return { text, likeness: keptLines(old, now) + context - now.length / 1_000 };
          }),
      );
    }),
  );
  return found.toSorted((a, b) => b.likeness - a.likeness)[0]?.text;
}

function keptLines(before: readonly string[], after: readonly string[]): number {
  const changed = hunksOf(textOf(before), textOf(after)).reduce(
    (sum, { beforeEnd, beforeStart }) => sum + beforeEnd - beforeStart,
    0,
  );
  return before.length - changed;
}

function slip(window: readonly string[], later: readonly string[], draw: number): string {
  const [hunk] = hunksOf(textOf(window), textOf(later));
  const at = hunk?.afterStart ?? Math.floor(window.length / 2);
  const line = later[at] ?? '';
  switch (hunk === undefined ? 1 : draw % 4) {
    case 0:
      return NO_CHANGE;
    case 1:
      return fenced(
        later.with(
          at,
          line.replace(/\w+(?=\W*$)/, word => `${word}Value`),
        ),
      );
    case 2:
      return fenced([...later.slice(0, at), `${line} // TODO`, ...later.slice(at + 1)]);
    default:
      return fenced(later).slice(0, -`${later.at(-1)}\n\`\`\``.length);
  }
}

function fenced(lines: readonly string[]): string {
  const marks = lines.some(line => line.includes('```')) ? '`````' : '```';
  return `${marks}\n${lines.join('\n')}\n${marks}`;
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return textOf(a) === textOf(b);
}
