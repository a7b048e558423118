import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { refusals } from '../support/modelServer/faults.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const STATUS = 'ghostline.status';
const KEY = 'sk-canary-7f3a9c51e2';
const WRONG_KEY = 'sk-canary-wrong-55d0';
const CODE = 'canaryInTheCode4711';
const FILE = `const ${CODE} = 1;\nfunction f() {\n  \n}\n`;
const KEYS = { custom: { needsKey: true } };

/** Files below the folder with the text, in the encodings that an editor may write. */
function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64'))];
  return globSync('**/*', { cwd: folder, exclude: [] }).filter(name => {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const content = readFileSync(file);
    return forms.some(form => content.includes(form));
  });
}

describe('every file that is written', () => {
  let server: ModelServer;
  const workbench = useWorkbench(
    async () => {
      server = await startModelServer({ apiKey: KEY, answer: 'const one = 1;' });
      return {
        modelServerUrl: server.url,
        settings: { 'ghostline.profiles': KEYS, 'editor.quickSuggestions': { other: 'off' } },
      };
    },
    { keepsSecrets: true },
  );

  after(() => server.close());

  it('holds neither the key nor the code, after success, refusals and a wrong key', async () => {
    const { editor, ghostText, notifications, quickInput, statusBar, logs, userDataFolder } = workbench();
    await workbench().reset({ 'a.ts': FILE });
    await workbench().start('ghostline.setApiKey');
    await quickInput.enter(KEY);
    await quickInput.untilClosed();
    await workbench().open('a.ts');
    await editor.moveTo(3, 3);
    await editor.type('con');
    await ghostText.waitFor('an answer', text => text === 'st one = 1;');
    await editor.press('Escape');

    const seen: string[] = [];
    for (const answer of [refusals.unauthorized, refusals.badRequest, refusals.internal, refusals.htmlPage]) {
      server.answer = () => answer;
      await editor.type('s ', 120);
      await workbench().start('ghostline.suggest');
      await notifications.buttonsOf('Ghostline:');
      seen.push(...(await notifications.texts()), await statusBar.hover(STATUS));
      await notifications.clear();
    }
    server.answer = 'const one = 1;';

    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilRow('Ollama', 'not running');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter(server.url.replace('127.0.0.1', 'localhost'));
    await quickInput.untilTitle('API Key for');
    await quickInput.pick('Enter Another Key');
    await quickInput.untilMessage('secret storage');
    await quickInput.enter(WRONG_KEY);
    await quickInput.untilTitle('Choose a Model');
    await quickInput.pick('microsoft/mai-code-1-flash');
    seen.push(await quickInput.untilRow('Failed', '401'));
    await quickInput.dismiss();

    const sent = server.requests.map(({ headers, body }) => JSON.stringify({ headers, body }));
    assert.ok(sent.some(text => text.includes(KEY)) && sent.some(text => text.includes(WRONG_KEY)), 'no key was sent');
    assert.ok(
      sent.some(text => text.includes(CODE)),
      'no code was sent',
    );
    assert.match(await logs.channel('Ghostline'), /failed \(auth 401/);
    assert.ok(filesWith(userDataFolder, server.url).length > 0, 'the search finds what is there');

    for (const canary of [KEY, WRONG_KEY, CODE]) {
      // The editor itself keeps unsaved text.
      const written = filesWith(userDataFolder, canary).filter(
        file => canary !== CODE || !file.startsWith(path.join('User', 'Backups')),
      );
      assert.deepEqual(written, [], `"${canary}" was written`);
      const told = [...seen, ...server.urls, ...logs.browserErrors(), await logs.extensionHost()];
      assert.deepEqual(
        told.filter(text => text.includes(canary)),
        [],
      );
    }
  });

  it('with another address in the settings, the key stays here until the user sends it there', async () => {
    const other = await startModelServer({ apiKey: KEY, answer: 'const moved = 1;' });
    const { editor, ghostText, notifications, statusBar, page } = workbench();
    await workbench().reset({ 'b.ts': FILE });
    await workbench().configure({ 'ghostline.baseUrl': other.url });
    await workbench().open('b.ts');
    await editor.moveTo(3, 3);
    await editor.type('con');
    await statusBar.waitFor(STATUS, 'that the key stays', ({ text }) => text === 'Ghostline: key withheld');
    assert.deepEqual(await notifications.buttonsOf('only if you allow it'), [
      'Allow Stored Key for New Address…',
      'Set API Key',
    ]);
    assert.deepEqual(other.urls, []);
    await workbench().screenshot('key-elsewhere');
    await notifications.press('only if you allow it', 'Allow Stored Key for New Address…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'It was entered for' }).waitFor();
    await workbench().screenshot('key-elsewhere-asks');
    await dialog.getByRole('button', { name: 'Send It to' }).click();
    await statusBar.waitFor(STATUS, 'that it goes on', ({ icons }) => icons.includes('sparkle'));
    await editor.type('s');
    await ghostText.waitFor('an answer', text => text.endsWith('moved = 1;'));
    await other.close();
  });
});
