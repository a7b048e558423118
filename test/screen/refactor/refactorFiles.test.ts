import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../../support/vscode/waiting.ts';
import { AFTER, askForFurtherFiles, BEFORE, isThere } from '../support/furtherFiles.ts';
import { useRefactorDesk } from '../support/refactorDesk.ts';
import { FLASK_SHOP, SHOP_ANSWER, SHOP_FILES } from '../support/shop.ts';

/** Starting Python with its packages on a busy machine. */
const PYTHON_LIMIT_MS = 30_000;

const run = promisify(execFile);

/** A Python with the packages of the example; named by `GHOSTLINE_PYTHON`, else the one on the path. */
async function pythonWith(...modules: readonly string[]): Promise<string | undefined> {
  const { GHOSTLINE_PYTHON: python = 'python3' } = process.env;
  try {
    await run(python, ['-c', `import ${modules.join(', ')}`], { timeout: PYTHON_LIMIT_MS });
    return python;
  } catch {
    // Not there, or without one of them: the caller reports it.
    return undefined;
  }
}

describe('a refactoring into several files', () => {
  const { workbench, server, proposals } = useRefactorDesk();

  before(() => {
    server().tokensPerSecond = 4_000;
  });
  beforeEach(async () => {
    await workbench().reset({ 'shop.py': FLASK_SHOP });
    await workbench().open('shop.py');
    const lines = FLASK_SHOP.split('\n').length;
    await workbench().editor.select({ line: 1, column: 1 }, { line: lines, column: 1 });
  });
  after(() => {
    server().tokensPerSecond = Number.POSITIVE_INFINITY;
  });

  const saved = (file: string, wanted: string) =>
    until({
      what: `${file} to be on the disk`,
      probe: async () =>
        (await workbench()
          .workspace.read(file)
          .catch(() => undefined)) === wanted,
    });

  it('is one review, accepted at once: the requested module, and tests that pass', async function () {
    const { statusBar } = workbench();
    server().script(SHOP_ANSWER);
    await proposals().ask('Convert this Flask module to async FastAPI and add a pytest file');
    // The tree may be there a moment before the answer is complete.
    await proposals().button('Accept Proposal').first().waitFor();
    await proposals().row('test_shop.py').waitFor();
    assert.match(await proposals().row('test_shop.py').innerText(), /new · \+\d+/);
    await workbench().screenshot('refactor-files');
    assert.equal(await workbench().workspace.read('shop.py'), FLASK_SHOP);
    await proposals().row('test_shop.py').click();
    await proposals().untilShown('import pytest');
    await workbench().screenshot('refactor-new-file');
    await workbench().run('ghostline.acceptProposal');
    await proposals().untilClosed();
    for (const [file, text] of Object.entries(SHOP_FILES)) await saved(file, text);
    await statusBar.untilGone('ghostline.proposal');

    const python = await pythonWith('fastapi', 'httpx', 'pytest');
    if (python === undefined) {
      console.log(
        '      (the tests were not run: no Python with fastapi, httpx and pytest; GHOSTLINE_PYTHON may name one)',
      );
      return;
    }
    this.timeout(2 * PYTHON_LIMIT_MS);
    const { stdout } = await run(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_shop.py'], {
      cwd: workbench().workspace.folder,
      timeout: PYTHON_LIMIT_MS,
    });
    assert.match(stdout, /5 passed/);
  });

  it('is taken back as a whole by one undo', async () => {
    const { editor, workspace } = workbench();
    server().script(SHOP_ANSWER);
    await proposals().ask('Convert this Flask module to async FastAPI and add a pytest file');
    // The tree may be there a moment before the answer is complete.
    await proposals().button('Accept Proposal').first().waitFor();
    await proposals().row('test_shop.py').waitFor();
    await workbench().run('ghostline.acceptProposal');
    await proposals().untilClosed();
    await saved('test_shop.py', SHOP_FILES['test_shop.py']);
    await workbench().open('shop.py');
    await editor.press('ControlOrMeta+z');
    await until({ what: 'the old module', probe: async () => (await editor.text()) === FLASK_SHOP });
    const there = () =>
      workspace.read('test_shop.py').then(
        () => true,
        () => false,
      );
    await until({ what: 'the new file to go', probe: async () => !(await there()) });
  });

  it('writes only the files that are checked', async () => {
    server().script(SHOP_ANSWER);
    await proposals().ask('Convert this Flask module to async FastAPI and add a pytest file');
    // The tree may be there a moment before the answer is complete.
    await proposals().button('Accept Proposal').first().waitFor();
    await proposals().row('test_shop.py').waitFor();
    const box = proposals().row('shop.py').first().locator('[aria-checked]').first();
    // The tree is drawn again when the answer ends: a click may meet a row that is going away.
    for (let tries = 0; tries < 5 && (await box.getAttribute('aria-checked')) === 'true'; tries++) {
      await box.click();
      await workbench().page.waitForTimeout(1_000);
    }
    assert.equal(await box.getAttribute('aria-checked'), 'false');
    await workbench().screenshot('refactor-files-unchecked');
    await workbench().run('ghostline.acceptProposal');
    await proposals().untilClosed();
    await saved('test_shop.py', SHOP_FILES['test_shop.py']);
    assert.equal(await workbench().workspace.read('shop.py'), FLASK_SHOP);
  });

  it('asks before it writes a file that runs by itself, shows why another is refused, and names invisible characters', async () => {
    await workbench().reset({ 'a.py': BEFORE });
    await askForFurtherFiles(workbench(), server());
    const tasks = proposals().row('tasks.json');
    assert.match(await tasks.innerText(), /asks first: can run commands when the folder is opened/);
    assert.equal(await tasks.locator('[aria-checked]').first().getAttribute('aria-checked'), 'false');
    const refused = proposals().row('pre-commit');
    assert.match(await refused.innerText(), /not written: The path "GIT~1\/hooks\/pre-commit" has a shortened name/);
    assert.equal(await refused.locator('[aria-checked]').count(), 0);
    assert.match(await proposals().row('one.py').innerText(), /1 warning/);
    await workbench().screenshot('refactor-further-files');
    await tasks.click();
    await proposals().untilShown('folderOpen');
    await workbench().screenshot('refactor-asked-about');
    void workbench().start('ghostline.acceptProposal');
    const { dialog } = workbench();
    // Each system has an order of its own.
    const buttons = await dialog.buttonsOf('tasks.json too?');
    assert.deepEqual(buttons.toSorted(), ['Cancel', 'Skip It', 'Write It']);
    await workbench().screenshot('refactor-question');
    assert.equal(await workbench().workspace.read('a.py'), BEFORE);
    await dialog.press('tasks.json too?', 'Skip It');
    await proposals().untilClosed();
    await until({ what: 'the change', probe: async () => (await workbench().workspace.read('a.py')) === AFTER });
    assert.ok(await isThere(workbench(), 'one.py'));
    assert.ok(!(await isThere(workbench(), '.vscode/tasks.json')));
  });
});
