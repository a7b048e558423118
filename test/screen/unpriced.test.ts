import assert from 'node:assert/strict';
import { FIREWORKS_DIALECT } from '../support/modelServer/dialectList.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const MODEL = 'practice/unpriced';

describe('comparing models without a known price', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ models: [MODEL], dialect: FIREWORKS_DIALECT });
    return { modelServerUrl: server.url, apiKey: PRACTICE_KEY, files: { 'a.ts': '' } };
  });
  after(() => server.close());

  it('warns before the first request that no limit holds without prices, and names the other limits', async () => {
    const { page, quickInput } = workbench();
    await workbench().start('ghostline.compareModels');
    await quickInput.untilTitle('Compare Models: Choose Models');
    await quickInput.untilRow(MODEL);
    await quickInput.pick(MODEL);
    await page.keyboard.press('Enter');
    await quickInput.untilTitle('Compare Models: Choose Tasks');
    await quickInput.pick('Bundled Tasks');
    await quickInput.untilTitle('Compare Models: Runs per Task');
    await quickInput.pick('Once');
    await quickInput.untilTitle('Compare Models: Cost Limit');
    await page.keyboard.press('Enter');
    const start = await quickInput.untilRow('Start Anyway', '20 tasks');
    assert.doesNotMatch(start, /stops at/);
    await quickInput.untilRow(`The price of ${MODEL} is unknown`);
    await quickInput.untilRow("the limit of $0.50 can't be enforced.");
    await quickInput.untilRow('otherwise the run ends only after 20 requests');
    await workbench().screenshot('evaluate-unpriced');
    await quickInput.pick('Start Anyway');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(server.requests.length, 0);
  });

  it('throws nothing into the logs', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
