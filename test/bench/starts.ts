import type { Locator } from 'playwright-core';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { onLeaving } from '../support/vscode/leaving.ts';
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts';
import { ACTIVATION_MS, type Figure } from './figure.ts';
import { DEBOUNCE_MS, type FirstPaint, measureFirstPaint, overFloor, timeFirstPaints } from './firstPaint.ts';
import { measureGrowth } from './growth.ts';
import type { Rig } from './rig.ts';
import { Watch } from './watch.ts';

const STARTS = 5;
/** Like the model behind OpenRouter. */
const PACE = { delayMs: 250, tokensPerSecond: 80 };
const NAME = 'Ghostline';
/** More than all extensions of the editor. */
const MOST_SCREENS = 40;
const SCREEN_PIXELS = 300;
const SCROLL_MS = 100;

/** From the start of a real VS Code with the packed extension to growing ghost text. */
export async function measureStarts({ vsix }: { vsix: string }): Promise<Figure[]> {
  const server = await startModelServer({ ...PACE, apiKey: null });
  const close = onLeaving(() => server.close());
  const activations: number[] = [];
  const sessionFirsts: FirstPaint[] = [];
  const inLastOne: Figure[] = [];
  for (let start = 1; start <= STARTS; start++) {
    const workbench = await open({ vsix, server });
    const rig: Rig = { workbench, server, watch: await Watch.of(workbench.page) };
    activations.push(await activationMs(workbench));
    sessionFirsts.push(...(await timeFirstPaints(rig, 1)));
    if (start === STARTS) inLastOne.push(...(await measureFirstPaint(rig)), ...(await measureGrowth(rig)));
    await workbench.close();
  }
  await close();
  const target = { of: 'median', atMost: ACTIVATION_MS } as const;
  return [
    { name: 'activation: as VS Code tells it', unit: 'ms', samples: activations, target },
    ...inLastOne,
    { name: 'first paint of a session: over its floor', unit: 'ms', samples: sessionFirsts.map(overFloor) },
    {
      name: 'first paint of a session: … key → request, less the waits',
      unit: 'ms',
      samples: sessionFirsts.map(paint => paint.toServer),
    },
  ];
}

function open({ vsix, server }: { vsix: string; server: ModelServer }): Promise<Workbench> {
  return openWorkbench({
    vsix,
    modelServerUrl: server.url,
    // The list of words would cover the lines.
    settings: { 'editor.quickSuggestions': { other: 'off' }, 'ghostline.debounce': DEBOUNCE_MS },
  });
}

/** The slowest extensions are first, and only visible rows exist. */
async function scrollTo({ page }: Workbench, row: Locator): Promise<void> {
  const list = page.locator('.runtime-extensions-editor .monaco-list');
  await list.hover();
  for (let screen = 0; screen < MOST_SCREENS && !(await row.isVisible()); screen++) {
    await page.mouse.wheel(0, SCREEN_PIXELS);
    await page.waitForTimeout(SCROLL_MS);
  }
}

/** Loading the bundle and `activate()`, from "Developer: Show Running Extensions". */
async function activationMs(workbench: Workbench): Promise<number> {
  await workbench.run('workbench.action.showRuntimeExtensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: NAME }).first();
  await scrollTo(workbench, row);
  const time = await row.locator('.activation-time').innerText();
  const milliseconds = /(\d+)\s*ms/.exec(time)?.[1];
  if (milliseconds === undefined) throw new Error(`no activation time in ${JSON.stringify(time)}`);
  return Number(milliseconds);
}
