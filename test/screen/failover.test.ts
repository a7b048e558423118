import assert from 'node:assert/strict';
import { refusals } from '../support/modelServer/faults.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const STATUS = 'ghostline.status';

describe('when the first provider cannot serve', () => {
  let first: ModelServer;
  let second: ModelServer;
  const workbench = useWorkbench(async () => {
    first = await startModelServer({ apiKey: null, answer: 'const first = 1;' });
    second = await startModelServer({ apiKey: null, models: ['backup-model'], answer: 'const second = 2;' });
    return {
      modelServerUrl: first.url,
      settings: {
        'editor.quickSuggestions': { other: 'off' },
        'ghostline.profiles': {
          main: { label: 'Main', baseUrl: first.url },
          backup: { label: 'Backup', baseUrl: second.url, model: 'backup-model' },
        },
        'ghostline.failover': ['backup'],
      },
    };
  });

  after(() => Promise.all([first.close(), second.close()]));

  const complete = async (name: string, shown: string) => {
    const { editor, ghostText } = workbench();
    await workbench().reset({ [name]: 'function f() {\n  \n}\n' });
    await workbench().open(name);
    await editor.moveTo(2, 3);
    await editor.type('con');
    await ghostText.waitFor(shown, text => text === shown);
    await editor.press('Escape');
  };

  it('the next one does, the status bar shows it quietly, and the first serves again once it can', async () => {
    const { statusBar, notifications } = workbench();
    await complete('a.ts', 'st first = 1;');
    assert.equal(second.requests.length, 0);
    assert.match(await statusBar.hover(STATUS), /at Main \(127\.0\.0\.1/);

    // Longer than the test needs to look: the first is left alone meanwhile.
    first.answer = refusals.rateLimit('30');
    await complete('b.ts', 'st second = 2;');
    await statusBar.waitFor(
      STATUS,
      'who serves',
      ({ text, icons }) => text.endsWith('· Backup') && icons.includes('sparkle'),
    );
    const hover = await statusBar.hover(STATUS);
    assert.match(hover, /Using Backup because Main isn't available/);
    assert.match(hover, /Retrying at/);
    assert.match(hover, /backup-model at Backup/);
    const item = workbench().page.locator(`.statusbar-item[id*="${STATUS}"]`).first();
    await item.hover();
    await workbench().page.locator('.workbench-hover').last().waitFor();
    await workbench().screenshot('stand-in');
    assert.deepEqual(await notifications.texts(), []);
    const asked = first.requests.length;
    await complete('c.ts', 'st second = 2;');
    assert.equal(first.requests.length, asked, 'asked again within the time that it had named');

    first.answer = 'const first = 1;';
    // This setting has nothing to do with it: the time that it had named is kept.
    await workbench().configure({ 'ghostline.maxLines': 11 });
    await complete('d.ts', 'st second = 2;');
    assert.equal(first.requests.length, asked, 'asked again within the time that it had named');
    // This one may have mended it: everything is tried again.
    await workbench().configure({ 'ghostline.allowInsecureAddress': true });
    await complete('f.ts', 'st first = 1;');
    await statusBar.waitFor(STATUS, 'nobody else', ({ text }) => !text.includes('Backup'));
  });

  it('with a server error, the first is tried again by itself after a pause', async () => {
    const { statusBar } = workbench();
    first.answer = refusals.overloaded;
    await complete('e.ts', 'st second = 2;');
    await statusBar.waitFor(STATUS, 'who serves', ({ text }) => text.endsWith('· Backup'));
    first.answer = 'const first = 1;';
    const asked = first.requests.length;
    const { editor } = workbench();
    await workbench().open('e.ts');
    for (let key = 0; key < 20 && first.requests.length === asked; key++) {
      await editor.press('Enter');
      await editor.type('c', 300);
    }
    assert.ok(first.requests.length > asked, 'never asked again');
    await statusBar.waitFor(STATUS, 'nobody else', ({ text }) => !text.includes('Backup'));
  });
});
