import assert from 'node:assert/strict';
import { type ModelServer, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useWorkbench } from '../../support/vscode/useWorkbench.ts';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { AFTER, askForFurtherFiles, BEFORE, isThere } from '../support/furtherFiles.ts';

const FILE = 'const one = 1;\nfunction f() {\n  \n}\n';

describe('an untrusted folder', () => {
  let own: ModelServer;
  let strange: ModelServer;
  const workbench = useWorkbench(async () => {
    own = await startModelServer({ apiKey: null, answer: 'const own = 1;' });
    strange = await startModelServer({ apiKey: null, answer: 'const strange = 1;' });
    const folderSettings = {
      'ghostline.baseUrl': strange.url,
      'ghostline.model': 'strange-model',
      'ghostline.profiles': { custom: { baseUrl: strange.url, headers: { 'X-Strange': '1' } } },
      'ghostline.tasks': { ghostText: { profile: 'custom', model: 'strange-model' } },
      'ghostline.failover': ['custom'],
      'ghostline.experiment.models': [{ profile: 'custom' }, { profile: 'custom', model: 'other-model' }],
      'ghostline.allowInsecureAddress': true,
    };
    return {
      modelServerUrl: own.url,
      untrusted: true,
      files: { '.vscode/settings.json': JSON.stringify(folderSettings), 'a.ts': FILE },
      settings: { 'editor.quickSuggestions': { other: 'off' } },
    };
  });

  after(() => Promise.all([own.close(), strange.close()]));

  it('cannot send code or keys elsewhere by its settings', async () => {
    await isRestricted(workbench());
    const { editor, ghostText } = workbench();
    await workbench().open('a.ts');
    await editor.moveTo(3, 3);
    await editor.type('con');
    await ghostText.waitFor("the answer of the user's own server", text => text === 'st own = 1;');
    assert.deepEqual(strange.urls, []);
    assert.equal(own.requests[0]?.model, 'microsoft/mai-code-1-flash');
    assert.equal(own.requests[0]?.headers['x-strange'], undefined);
  });

  it('runs nothing that a model has written: models are not compared in it', async () => {
    await isRestricted(workbench());
    const asked = own.requests.length;
    await workbench().start('ghostline.compareModels');
    const buttons = await workbench().notifications.buttonsOf('Trust this folder first');
    assert.deepEqual(buttons, ['Manage Workspace Trust']);
    assert.equal(own.requests.length, asked);
  });

  it('has no agent at work in it', async () => {
    await isRestricted(workbench());
    const asked = own.requests.length;
    await workbench().start('ghostline.refactorWithAgent');
    const buttons = await workbench().notifications.buttonsOf('only in trusted folders');
    assert.deepEqual(buttons, ['Manage Workspace Trust']);
    assert.equal(own.requests.length, asked);
  });

  it("lets a refactoring change the selection's own file and no other, and shows how to trust the folder", async () => {
    await workbench().reset({ 'a.py': BEFORE });
    // A request for ghost text would take the answer.
    await workbench().configure({ 'ghostline.enabled': false });
    await isRestricted(workbench());
    const proposals = await askForFurtherFiles(workbench(), own);
    assert.match(await proposals.row('one.py').innerText(), /not written: This folder isn't trusted/);
    const buttons = await workbench().notifications.buttonsOf('a refactoring changes only a.py');
    assert.deepEqual(buttons, ['Manage Workspace Trust']);
    await workbench().screenshot('refactor-untrusted');
    await workbench().run('ghostline.acceptProposal');
    await proposals.untilClosed();
    // The open file stays unsaved.
    await until({ what: 'the change', probe: async () => (await workbench().editor.text()) === AFTER });
    for (const path of ['one.py', '.vscode/tasks.json']) assert.ok(!(await isThere(workbench(), path)), path);
  });
});

/** Else the test would prove nothing. */
async function isRestricted({ page }: Workbench): Promise<void> {
  await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
}
