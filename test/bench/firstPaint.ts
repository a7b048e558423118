import { EDITOR_WAIT_MS } from '../../src/core/completion/request/debounce.ts';
import { textAnswer } from '../support/modelServer/answer.ts';
import type { ChatRequest } from '../support/modelServer/chatRequest.ts';
import type { Figure } from './figure.ts';
import type { Rig } from './rig.ts';
import { lineSentAt } from './sent.ts';

const RUNS = 40;
/** Over the floor; shorter waits go unnoticed. */
const OVER_FLOOR_MS = 80;

const TYPED = 'const sum';
const ANSWER = ' = prices.filter(price => price > 0).length;\n  return sum;';
const FILE = 'first-paint.ts';

/** Fixed for the measurement: `auto` depends on the typing. */
export const DEBOUNCE_MS = 70;
/** Before the request that is measured. */
const WAIT_MS = EDITOR_WAIT_MS + DEBOUNCE_MS;

/** One question, from the last key to the first line on the screen. All in milliseconds. */
export interface FirstPaint {
  readonly keyToPaint: number;
  /** The waits, and from the request's coming until the server had sent the first line. */
  readonly floor: number;
  /** From the key to the request, less the waits. */
  readonly toServer: number;
  /** From when the server had sent the first line until it was painted. */
  readonly toScreen: number;
}

export async function measureFirstPaint(rig: Rig): Promise<Figure[]> {
  const paints = await timeFirstPaints(rig, RUNS);
  const all = (pick: (paint: FirstPaint) => number): number[] => paints.map(pick);
  const target = { of: 'median', atMost: OVER_FLOOR_MS } as const;
  return [
    { name: 'first paint: last key → painted', unit: 'ms', samples: all(paint => paint.keyToPaint) },
    { name: 'first paint: its floor', unit: 'ms', samples: all(paint => paint.floor) },
    { name: 'first paint: over its floor', unit: 'ms', samples: all(overFloor), target },
    { name: 'first paint: … key → request, less the waits', unit: 'ms', samples: all(paint => paint.toServer) },
    { name: 'first paint: … first line sent → painted', unit: 'ms', samples: all(paint => paint.toScreen) },
  ];
}

export function overFloor({ keyToPaint, floor }: FirstPaint): number {
  return keyToPaint - floor;
}

/** Types in one empty function after another. */
export async function timeFirstPaints(rig: Rig, runs: number): Promise<FirstPaint[]> {
  const { workbench, server } = rig;
  server.answer = textAnswer(ANSWER);
  await workbench.reset({ [FILE]: functions(runs + 1) });
  await workbench.open(FILE);
  const paints: FirstPaint[] = [];
  for (let run = 0; run < runs; run++) paints.push(...(await timeFirstPaint(rig, run * 3 + 2)));
  return paints;
}

/** Undefined if the last key sent no request of its own. */
async function timeFirstPaint({ workbench, watch, server }: Rig, line: number): Promise<FirstPaint[]> {
  const { editor, ghostText } = workbench;
  await editor.moveTo(line, 3);
  const before = server.requests.length;
  await watch.start();
  await editor.type(TYPED);
  await ghostText.waitFor('the first line', text => ANSWER.startsWith(text.split('\n')[0] ?? text));
  await server.untilNoOpenStreams();
  const { keys, frames } = await watch.stop();
  // On a busy machine keys stutter, and an earlier one may have had a request too; the text has left that one.
  const request = server.requests.slice(before).at(-1);
  const key = keys.at(-1);
  if (request === undefined || key === undefined || request.atMs < key) return [];
  const painted = frames.find(({ at, text }) => text !== null && at > request.atMs);
  return painted === undefined ? [] : [firstPaint({ request, key, painted: painted.at })];
}

function firstPaint({ request, key, painted }: { request: ChatRequest; key: number; painted: number }): FirstPaint {
  const firstLine = lineSentAt(request, 1);
  return {
    keyToPaint: painted - key,
    floor: WAIT_MS + firstLine - request.atMs,
    toServer: request.atMs - key - WAIT_MS,
    toScreen: painted - firstLine,
  };
}

function functions(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `export function count${index}(prices: number[]): number {\n  \n}\n`,
  ).join('');
}
