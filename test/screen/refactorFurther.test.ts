import assert from 'node:assert/strict';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import type { Workbench } from '../support/vscode/workbench.ts';
import { Proposals } from './proposals.ts';

const BEFORE = 'def a():\n    return 1\n';
const AFTER = 'def a():\n    return one()\n';
const TASKS =
  '{ "version": "2.0.0", "tasks": [{ "label": "x", "command": "x", "runOptions": { "runOn": "folderOpen" } }] }\n';

/** The selection's own file, a plain one, one that an editor runs, and one that nobody may write. */
const ANSWER = [
  ['python', AFTER],
  ['python title="one.py"', 'def one():\n    return 1  # \u202e }\n'],
  ['json title=".vscode/tasks.json"', TASKS],
  ['bash title="GIT~1/hooks/pre-commit"', 'rm -rf .\n'],
]
  .map(([info, code]) => `\`\`\`${info}\n${code}\`\`\`\n`)
  .join('\n');

/** Asks with all of a.py selected, and waits until the answer is whole. */
async function ask(workbench: Workbench, server: ModelServer): Promise<Proposals> {
  const proposals = new Proposals(workbench);
  await workbench.open('a.py');
  await workbench.editor.select({ line: 1, column: 1 }, { line: 2, column: 13 });
  server.script(ANSWER);
  await proposals.ask('Take the number from a module of its own');
  await proposals.button('Accept Proposal').first().waitFor();
  await proposals.row('one.py').waitFor();
  return proposals;
}

const isThere = (workbench: Workbench, path: string) =>
  workbench.workspace.read(path).then(
    () => true,
    () => false,
  );

describe('a refactoring that names files which run by themselves', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ tokensPerSecond: 4_000 });
    return {
      modelServerUrl: server.url,
      apiKey: PRACTICE_KEY,
      files: { 'a.py': BEFORE },
      settings: { 'ghostline.enabled': false },
    };
  });
  after(() => server.close());

  it('asks before it writes one, shows why another is refused, and names what cannot be seen', async () => {
    const proposals = await ask(workbench(), server);
    const tasks = proposals.row('tasks.json');
    assert.match(await tasks.innerText(), /asks first: can run commands when the folder is opened/);
    assert.equal(await tasks.locator('[aria-checked]').first().getAttribute('aria-checked'), 'false');
    const refused = proposals.row('pre-commit');
    assert.match(await refused.innerText(), /not written: The path "GIT~1\/hooks\/pre-commit" has a shortened name/);
    assert.equal(await refused.locator('[aria-checked]').count(), 0);
    assert.match(await proposals.row('one.py').innerText(), /1 warning/);
    await workbench().screenshot('refactor-further-files');
    await tasks.click();
    await proposals.untilShown('folderOpen');
    await workbench().screenshot('refactor-asked-about');
    void workbench().start('ghostline.acceptProposal');
    const { notifications } = workbench();
    assert.deepEqual(await notifications.buttonsOf('Write it too?'), ['Write It', 'Skip It']);
    await workbench().screenshot('refactor-question');
    assert.equal(await workbench().workspace.read('a.py'), BEFORE);
    await notifications.press('Write it too?', 'Skip It');
    await proposals.untilClosed();
    await until({ what: 'the change', probe: async () => (await workbench().workspace.read('a.py')) === AFTER });
    assert.ok(await isThere(workbench(), 'one.py'));
    assert.ok(!(await isThere(workbench(), '.vscode/tasks.json')));
  });
});

describe('a refactoring in a folder that nobody has trusted', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ apiKey: null, tokensPerSecond: 4_000 });
    return {
      modelServerUrl: server.url,
      untrusted: true,
      files: { 'a.py': BEFORE },
      settings: { 'ghostline.enabled': false },
    };
  });
  after(() => server.close());

  it("changes the selection's own file and no other, and says how to trust", async () => {
    await workbench().page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    const proposals = await ask(workbench(), server);
    assert.match(await proposals.row('one.py').innerText(), /not written: This folder isn't trusted/);
    const buttons = await workbench().notifications.buttonsOf('a refactoring changes only a.py');
    assert.deepEqual(buttons, ['Manage Workspace Trust']);
    await workbench().screenshot('refactor-untrusted');
    await workbench().run('ghostline.acceptProposal');
    await proposals.untilClosed();
    // What is open stays unsaved.
    await until({ what: 'the change', probe: async () => (await workbench().editor.text()) === AFTER });
    for (const path of ['one.py', '.vscode/tasks.json']) assert.ok(!(await isThere(workbench(), path)), path);
  });
});
