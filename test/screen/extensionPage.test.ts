import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../support/vscode/paths.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

/** As the packager writes a relative address, below `repository`. */
const PICTURE = /^https:\/\/github\.com\/ghostline\/ghostline\/raw\/HEAD\/(media\/[\w-]+\.png)$/;

describe("the extension's page", () => {
  const workbench = useWorkbench(() => ({}));

  it('shows the pictures of the README, which are in the repository', async () => {
    const { page } = workbench();
    const shown = new Set<string>();
    await page.context().route(PICTURE, async route => {
      const [, file = ''] = PICTURE.exec(route.request().url()) ?? [];
      await route.fulfill({ body: await readFile(path.join(ROOT, file)), contentType: 'image/png' });
      shown.add(file);
    });
    await workbench().run('workbench.view.extensions');
    await page.locator('.extensions-list .monaco-list-row', { hasText: 'Ghostline' }).first().click();
    const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
    const wanted = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = '']) => file);
    assert.ok(wanted.length > 0);
    await until({
      what: 'the pictures',
      probe: async () => wanted.every(file => shown.has(file)),
      instead: async () => JSON.stringify([...shown]),
    });
    await workbench().run('workbench.action.closeSidebar');
    await workbench().screenshot('extension-page');
    await page.context().unroute(PICTURE);
  });
});
