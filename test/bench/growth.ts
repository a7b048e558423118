import { textAnswer } from '../support/modelServer/answer.ts';
import type { ChatRequest } from '../support/modelServer/chatRequest.ts';
import { appearances, blankFrames, type Frame } from '../support/vscode/parts/ghostText.ts';
import type { Figure } from './figure.ts';
import type { Rig } from './rig.ts';
import { lineSentAt } from './sent.ts';

const RUNS = 5;
/** Slower than the editor's wait and ours together, so that every key is a question of its own. */
const ALONG_KEY_MS = 180;
const FIRST_KEY = 'c';
const ALONG = 'onst known';
const FILE = 'growth.ts';

/** Twelve lines, as many as one suggestion has. */
const ANSWER = [
  'const known = new Map<string, number>();',
  '  for (const word of words) {',
  '    const key = word.trim().toLowerCase();',
  "    if (key === '') continue;",
  '    const count = known.get(key) ?? 0;',
  '    known.set(key, count + 1);',
  '  }',
  '  const entries = [...known.entries()];',
  '  entries.sort((a, b) => b[1] - a[1]);',
  '  const most = entries.slice(0, limit);',
  '  const names = most.map(([name]) => name);',
  "  return names.join(', ');",
].join('\n');

interface Growth {
  readonly refreshes: number;
  readonly lateMs: readonly number[];
  readonly blankFrames: number;
  readonly rewrites: number;
}

/** A suggestion of twelve lines growing on the screen: left alone, and typed through. */
export async function measureGrowth(rig: Rig): Promise<Figure[]> {
  const { workbench, server } = rig;
  server.answer = textAnswer(ANSWER);
  await workbench.reset({ [FILE]: functions(2 * RUNS + 1) });
  await workbench.open(FILE);
  const figures: Figure[] = [];
  for (const [way, along, from] of [
    ['growing', '', 0],
    ['typed through', ALONG, RUNS],
  ] as const) {
    const growths: Growth[] = [];
    for (let run = from; run < from + RUNS; run++) {
      growths.push(await growOnce(rig, { line: run * 3 + 2, along }));
    }
    figures.push(...figuresOf(way, growths));
  }
  return figures;
}

function figuresOf(way: string, growths: readonly Growth[]): Figure[] {
  const none = { of: 'max', atMost: 0 } as const;
  return [
    { name: `${way}: longer texts shown, of 12 lines`, unit: '', samples: growths.map(growth => growth.refreshes) },
    { name: `${way}: line sent → painted`, unit: 'ms', samples: growths.flatMap(growth => growth.lateMs) },
    { name: `${way}: blank frames`, unit: '', samples: growths.map(growth => growth.blankFrames), target: none },
    {
      name: `${way}: texts rewritten or shortened`,
      unit: '',
      samples: growths.map(growth => growth.rewrites),
      target: none,
    },
  ];
}

async function growOnce(
  { workbench, watch, server }: Rig,
  { line, along }: { line: number; along: string },
): Promise<Growth> {
  const { editor, ghostText } = workbench;
  await editor.moveTo(line, 3);
  const before = server.requests.length;
  await watch.start();
  await editor.type(FIRST_KEY);
  await ghostText.waitFor('the first line');
  if (along !== '') await editor.type(along, ALONG_KEY_MS);
  await ghostText.waitFor('the last line', text => ANSWER.endsWith(text) && text.split('\n').length === 12);
  const { frames } = await watch.stop();
  const request = server.requests[before];
  if (request === undefined) throw new Error('ghost text without a request');
  return {
    refreshes: longerTexts(frames),
    lateMs: lateness(request, frames),
    blankFrames: blankFrames(frames),
    rewrites: rewrites(frames),
  };
}

/** Typing shortens only the beginning. */
function longerTexts(frames: readonly Frame[]): number {
  const ends = appearances(frames).flatMap(text => endInAnswer(text) ?? []);
  return ends.filter((end, index) => index > 0 && end > (ends[index - 1] ?? 0)).length;
}

/** From sending to painting, for each line. */
function lateness(request: ChatRequest, frames: readonly Frame[]): number[] {
  return ANSWER.split('\n').flatMap((_, index) => {
    const painted = frames.find(({ text }) => text !== null && text.split('\n').length > index);
    return painted === undefined ? [] : [painted.at - lineSentAt(request, index + 1)];
  });
}

/** Texts that are no part of the answer, or end earlier than the one before. */
function rewrites(frames: readonly Frame[]): number {
  let furthest = 0;
  let count = 0;
  for (const text of appearances(frames)) {
    if (text === null) continue;
    const end = endInAnswer(text);
    if (end === undefined || end < furthest) count++;
    furthest = Math.max(furthest, end ?? 0);
  }
  return count;
}

/** The end of `text`, a part of the answer, in the answer. */
function endInAnswer(text: string | null): number | undefined {
  if (text === null) return undefined;
  const start = ANSWER.indexOf(text);
  return start < 0 || start > FIRST_KEY.length + ALONG.length ? undefined : start + text.length;
}

function functions(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `export function most${index}(words: string[], limit: number): string {\n  \n}\n`,
  ).join('');
}
