import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OUT } from './paths.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

/** Longer than all single waits together, so that a wait fails first. */
const OPEN_LIMIT_MS = 300_000;

interface Shared {
  readonly name: string;
  readonly workbench: Workbench;
}

/** Left open by the last `describe` that shares it, until another one needs a window. */
let left: Shared | undefined;

/**
 * Opens a workbench for the surrounding `describe`. A failed test leaves `out/screenshots/failed-<title>.png` and the
 * extension host's log beside it. Few of VS Code's own extensions are enabled unless the options ask for all.
 * @param prepare runs before a workbench is opened, for its options (a model server)
 * @param sharedAs the next `describe` with this name gets this workbench, unless a test has failed in it
 * @returns the workbench, from the first hook or test on
 */
export function useWorkbench(
  prepare: () => Promise<WorkbenchOptions> | WorkbenchOptions,
  { sharedAs }: { readonly sharedAs?: string } = {},
): () => Workbench {
  let workbench: Workbench | undefined;
  let hasFailed = false;

  before('open a workbench', async function () {
    this.timeout(OPEN_LIMIT_MS);
    if (left !== undefined && left.name === sharedAs) {
      workbench = left.workbench;
      left = undefined;
      return;
    }
    await left?.workbench.close();
    left = undefined;
    workbench = await openWorkbench({ builtIns: 'few', ...(await prepare()) });
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
    if (sharedAs === undefined || hasFailed) await workbench.close();
    else left = { name: sharedAs, workbench };
  });

  return () => {
    if (workbench === undefined) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
}
