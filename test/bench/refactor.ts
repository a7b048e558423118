import { ProposalReader } from '../../src/core/refactor/reading/proposal.ts';
import { refactorRequest } from '../../src/core/refactor/request/refactorRequest.ts';
import { targetOf } from '../../src/core/refactor/target/target.ts';
import { finish } from '../../src/core/steps.ts';
import { hunksOf, withHunks } from '../../src/core/text/hunks.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { tokensOf } from '../support/modelServer/tokens.ts';
import { onLeaving } from '../support/vscode/leaving.ts';
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts';
import type { Figure } from './figure.ts';
import { lineSentAt } from './sent.ts';

/** Like the model behind OpenRouter. */
const PACE = { delayMs: 250, tokensPerSecond: 80 };
const RUNS = 10;
const LINES = 2_000;
/** Shorter waits go unnoticed. */
const OVER_FLOOR_MS = 100;
/** A longer block is felt. */
const LONGEST_BLOCK_MS = 50;
/** The diff is updated after this many. */
const TOKENS_BETWEEN_SHOWS = 8;
/** Of the answer: the fence is the first. */
const FIRST_CODE_LINE = 2;
const FILE = 'prices.py';

/** From Enter to the first line of a proposal in a real VS Code, and the longest block by our own code. */
export async function measureRefactor({ vsix }: { vsix: string }): Promise<Figure[]> {
  const server = await startModelServer({ ...PACE, apiKey: null });
  const close = onLeaving(() => server.close());
  const settings = { 'ghostline.enabled': false };
  const workbench = await openWorkbench({ vsix, modelServerUrl: server.url, settings });
  const shown: FirstLine[] = [];
  for (let run = 0; run < RUNS; run++) shown.push(await timeFirstLine({ workbench, server, run }));
  await workbench.close();
  await close();
  const target = { of: 'median', atMost: OVER_FLOOR_MS } as const;
  const blocks = { of: 'max', atMost: LONGEST_BLOCK_MS } as const;
  // The first one loads its modules.
  const warm = shown.slice(1);
  return [
    { name: 'refactor: Enter → first line on the screen', unit: 'ms', samples: warm.map(({ allMs }) => allMs) },
    { name: 'refactor: … its floor', unit: 'ms', samples: warm.map(({ floorMs }) => floorMs) },
    {
      name: 'refactor: … over its floor',
      unit: 'ms',
      samples: warm.map(({ allMs, floorMs }) => allMs - floorMs),
      target,
    },
    {
      name: 'refactor: … the same line in the diff, over its floor',
      unit: 'ms',
      samples: warm.map(({ diffMs, floorMs }) => diffMs - floorMs),
    },
    { name: 'refactor: … Enter → request', unit: 'ms', samples: warm.map(({ toServerMs }) => toServerMs) },
    {
      name: 'refactor: first of a session, over its floor',
      unit: 'ms',
      samples: shown.slice(0, 1).map(({ allMs, floorMs }) => allMs - floorMs),
    },
    { name: 'refactor: longest block of ours, 2,000 lines', unit: 'ms', samples: longestBlocks(), target: blocks },
  ];
}

interface FirstLine {
  /** In the file itself. */
  readonly allMs: number;
  readonly diffMs: number;
  /** From the request's coming until the server had sent the first line of code. */
  readonly floorMs: number;
  readonly toServerMs: number;
}

interface Timing {
  readonly workbench: Workbench;
  readonly server: ModelServer;
  readonly run: number;
}

async function timeFirstLine({ workbench, server, run }: Timing): Promise<FirstLine> {
  const mark = `first_line_${run}`;
  await workbench.reset({ [FILE]: prices() });
  await workbench.open(FILE);
  await workbench.editor.moveTo(3, 5);
  server.script(`\`\`\`python\ndef ${mark}(rows):\n    return sum(rows)\n\`\`\`\n`);
  await workbench.start('ghostline.refactor');
  await workbench.quickInput.untilTitle('Refactor line');
  await workbench.quickInput.fill('Shorter');
  await workbench.quickInput.untilRow('Shorter');
  const painted = workbench.page.evaluate<number>(untilPainted(mark));
  const inDiff = workbench.page.evaluate<number>(untilInDiff(mark));
  const startedAt = await workbench.page.evaluate<number>('performance.timeOrigin + performance.now()');
  await workbench.editor.press('Enter');
  const paintedAt = (await painted) - performance.timeOrigin;
  const inDiffAt = (await inDiff) - performance.timeOrigin;
  await server.untilNoOpenStreams();
  await workbench.run('ghostline.rejectProposal');
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error('no request came');
  const enter = startedAt - performance.timeOrigin;
  return {
    allMs: paintedAt - enter,
    diffMs: inDiffAt - enter,
    floorMs: lineSentAt(request, FIRST_CODE_LINE) - request.atMs,
    toServerMs: request.atMs - enter,
  };
}

/** Resolves in the page, with the time since 1970, in the frame in which the file shows `mark` behind a line. */
function untilPainted(mark: string): string {
  return inFrame(`[...document.querySelectorAll('.view-line span')].some(
    span => getComputedStyle(span, '::after').content.includes('${mark}'))`);
}

function untilInDiff(mark: string): string {
  return inFrame(`[...document.querySelectorAll('.monaco-diff-editor .editor.modified .view-line')].some(
    line => line.textContent.includes('${mark}'))`);
}

function inFrame(isShown: string): string {
  return `new Promise(resolve => {
    const look = () => {
      if (${isShown}) resolve(performance.timeOrigin + performance.now());
      else requestAnimationFrame(look);
    };
    look();
  })`;
}

/** Everything of ours that runs at a stretch while a whole file is answered: each its own sample. */
function longestBlocks(): number[] {
  const text = prices();
  const target = targetOf({ path: FILE, languageId: 'python', text, start: 0, end: text.length });
  const after = text.replaceAll('= 0', '= decimal.Decimal(0)');
  const blocks: number[] = [];
  const timed = <T>(work: () => T): T => {
    const startedAt = performance.now();
    const result = work();
    blocks.push(performance.now() - startedAt);
    return result;
  };
  timed(() => finish(refactorRequest({ target, instruction: 'Use decimals', model: 'm' })));
  const reader = new ProposalReader(target, 'Use decimals');
  for (const [count, token] of tokensOf(`\`\`\`python\n${after}\`\`\`\n`).entries()) {
    timed(() => {
      reader.push(token);
      return count % TOKENS_BETWEEN_SHOWS === 0 ? reader.fileSoFar : undefined;
    });
  }
  const steps = reader.endInSteps('stop');
  let step = timed(() => steps.next());
  while (!step.done) step = timed(() => steps.next());
  const hunks = timed(() => hunksOf(text, after));
  timed(() => withHunks(text, after, hunks.slice(1)));
  return blocks;
}

function prices(): string {
  const one = (index: number) =>
    `def total_${index}(rows):\n    total = 0\n    for row in rows:\n        total += row\n    return total\n`;
  return Array.from({ length: Math.floor(LINES / 6) }, (_, index) => one(index)).join('\n');
}
