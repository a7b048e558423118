import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OUT } from './paths.ts';
import { openWorkbench, type Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbenchOptions.ts';

/** Longer than all single waits together, so that a wait fails first. */
const OPEN_LIMIT_MS = 300_000;

interface Left {
  readonly workbench: Workbench;
  readonly sharedAs: string | undefined;
}

/** Left open by the last `describe`, until the next one needs a window. */
let left: Left | undefined;

/**
 * Opens a workbench for the surrounding `describe`. A failed test leaves `out/screenshots/failed-<title>.png` and the
 * extension host's log beside it. Few of VS Code's own extensions are enabled unless the options ask for all.
 *
 * A window is handed on to the next `describe` whose options it fits, with a new extension host (see
 * `Workbench.handOn`), since opening one takes most of the time; after a failed test it is closed.
 * @param prepare runs before a workbench is opened, for its options (a model server)
 * @param sharedAs the next `describe` with this name gets this workbench as it is
 * @param keepsSecrets whether its tests store keys: they would be there for the next `describe`
 * @returns the workbench, from the first hook or test on
 */
export function useWorkbench(
  prepare: () => Promise<WorkbenchOptions> | WorkbenchOptions,
  { sharedAs, keepsSecrets = false }: { readonly sharedAs?: string; readonly keepsSecrets?: boolean } = {},
): () => Workbench {
  let workbench: Workbench | undefined;
  let hasFailed = false;

  before('open a workbench', async function () {
    this.timeout(OPEN_LIMIT_MS);
    const previous = left;
    left = undefined;
    if (previous !== undefined && sharedAs !== undefined && previous.sharedAs === sharedAs) {
      workbench = previous.workbench;
      return;
    }
    const options: WorkbenchOptions = { builtIns: 'few', ...(await prepare()) };
    if (previous?.workbench.fits(options)) {
      workbench = await handOn(previous.workbench, options);
      return;
    }
    await previous?.workbench.close();
    workbench = await openWorkbench(options);
  });

  afterEach('keep what a failed test showed', async function () {
    if (this.currentTest?.state !== 'failed' || workbench === undefined) return;
    hasFailed = true;
    const name = `failed-${this.currentTest.fullTitle().replace(/[^\w-]+/g, '-')}`.slice(0, 100);
    await workbench.screenshot(name);
    await mkdir(path.join(OUT, 'screenshots'), { recursive: true });
    await writeFile(path.join(OUT, 'screenshots', `${name}.log`), await workbench.logs.extensionHost());
  });

  after('close the workbench', async function () {
    this.timeout(OPEN_LIMIT_MS);
    if (workbench === undefined) return;
    if (hasFailed || keepsSecrets) await workbench.close();
    else left = { sharedAs, workbench };
  });

  return () => {
    if (workbench === undefined) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
}

async function handOn(workbench: Workbench, options: WorkbenchOptions): Promise<Workbench> {
  try {
    return await workbench.handOn(options);
  } catch (error) {
    await workbench.close();
    throw error;
  }
}
