import assert from 'node:assert/strict';
import { dedent } from '../support/dedent.ts';
import type { Answer } from '../support/modelServer/answer.ts';
import { brokenStreams, refusals, silences } from '../support/modelServer/faults.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { quietPort } from '../support/vscode/quietPort.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const STATUS = 'ghostline.status';

interface Fault {
  readonly name: string;
  readonly answer: Answer;
  /** The text of the status bar. */
  readonly says: string;
  /** The text of the hover. */
  readonly hover: RegExp;
}

const FAULTS: readonly Fault[] = [
  { name: 'a refused key (401)', answer: refusals.unauthorized, says: 'key rejected', hover: /different key/i },
  {
    name: 'no credit (402)',
    answer: refusals.outOfCredit,
    says: 'out of credit',
    hover: /add credit.+When that's fixed, run Trigger Suggestion/i,
  },
  { name: 'an unknown model (404)', answer: refusals.unknownModel, says: 'unknown model', hover: /model/i },
  { name: 'too many requests (429)', answer: refusals.rateLimit('90'), says: 'rate limited', hover: /Retrying at/i },
  { name: 'a failing provider (500)', answer: refusals.internal, says: 'provider failing', hover: /Retrying at/i },
  {
    name: 'an error in the stream',
    answer: brokenStreams.errorAfter('', 502),
    says: 'provider failing',
    hover: /retry automatically/i,
  },
  { name: 'a broken connection', answer: silences.resetBeforeHeaders, says: 'offline', hover: /connection/i },
  { name: 'a page instead of an API', answer: refusals.htmlPage, says: 'wrong address?', hover: /base URL/i },
  {
    name: 'a redirect to another host',
    // Followed, it would be a refused connection: "offline".
    answer: { kind: 'plain', status: 308, headers: { location: 'http://localhost:9/v1' }, body: '' },
    says: 'wrong address?',
    hover: /redirects requests to/,
  },
  {
    name: 'a stream without an end',
    answer: brokenStreams.endsAfter('c'),
    says: 'response cut short',
    hover: /again/i,
  },
];

describe('while the provider fails', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer();
    return {
      modelServerUrl: server.url,
      apiKey: PRACTICE_KEY,
      settings: { 'editor.quickSuggestions': { other: 'off' } },
    };
  });

  after(() => server.close());

  const openNew = async (name: string) => {
    await workbench().reset({ [name]: 'function f() {\n  \n}\n' });
    await workbench().open(name);
    await workbench().editor.moveTo(2, 3);
  };

  for (const [index, { name, answer, says, hover }] of FAULTS.entries()) {
    it(`with ${name}, typing goes on, the status bar shows "${says}", and it mends itself`, async () => {
      const { editor, statusBar, notifications, ghostText } = workbench();
      server.answer = answer;
      await openNew(`fault${index}.ts`);
      await editor.type('co');
      await statusBar.waitFor(STATUS, says, ({ text }) => text === `Ghostline: ${says}`);
      assert.match(await statusBar.hover(STATUS), hover);
      const count = server.requests.length;
      await editor.type('ns', 200);
      assert.equal(
        await editor.text(),
        dedent`
        function f() {
          cons
        }
      `,
      );
      assert.ok(server.requests.length <= count + 1, 'the failing provider was asked at every key');
      assert.deepEqual(await notifications.texts(), []);

      server.answer = 'const mended = 1;';
      await workbench().run('ghostline.suggest');
      await ghostText.waitFor('the suggestion that someone asked for', text => text === 't mended = 1;');
      await statusBar.waitFor(STATUS, 'tokens and cost again', ({ icons }) => icons.includes('sparkle'));
      await editor.press('Escape');
    });
  }

  it('a user with new credit goes on from the hover', async () => {
    const { editor, statusBar, ghostText } = workbench();
    server.answer = refusals.outOfCredit;
    await openNew('credit.ts');
    await editor.type('co');
    await statusBar.waitFor(STATUS, 'out of credit', ({ text }) => text === 'Ghostline: out of credit');
    server.answer = 'const paid = 1;';
    const hover = await statusBar.openHover(STATUS);
    await workbench().screenshot('out-of-credit');
    await hover.getByText('Trigger Suggestion').click();
    await ghostText.waitFor('the suggestion', text => text === 'nst paid = 1;');
    await statusBar.waitFor(STATUS, 'tokens and cost again', ({ icons }) => icons.includes('sparkle'));
    await editor.press('Escape');
  });

  it('a silent provider is given up after a while', async () => {
    const { editor, statusBar } = workbench();
    server.answer = brokenStreams.commentsOnly(1_000);
    await openNew('silent.ts');
    await editor.type('co');
    await statusBar.waitFor(STATUS, 'that it waits', ({ icons }) => icons.includes('loading'));
    await server.untilAborted(server.abortedRequests + 1);
    await statusBar.waitFor(STATUS, 'no answer', ({ text }) => text === 'Ghostline: no answer');
    server.answer = 'const a = 1;';
  });

  it('an explicit request shows the error and its remedies', async () => {
    const { editor, notifications } = workbench();
    server.answer = refusals.unauthorized;
    await openNew('explicit.ts');
    await editor.type('co');
    await workbench().start('ghostline.suggest');
    assert.deepEqual(await notifications.buttonsOf('rejected the API key'), ['Set API Key', 'Show Log']);
    await workbench().screenshot('key-refused');
    await notifications.clear();
  });

  it('the status bar shows that no server answers', async () => {
    const { editor, statusBar } = workbench();
    await openNew('nobody.ts');
    await workbench().configure({ 'ghostline.baseUrl': `http://127.0.0.1:${await quietPort()}/v1` });
    await editor.type('co');
    await statusBar.waitFor(STATUS, 'offline', ({ text }) => text === 'Ghostline: offline');
  });

  it('throws nothing into the log of the extension host, and no key or code into its own', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
    const log = await workbench().logs.channel('Ghostline');
    assert.match(log, /failed \(auth 401/);
    assert.doesNotMatch(log, /function f|const mended/);
  });
});

describe('without a key', () => {
  const workbench = useWorkbench(
    () => ({
      // Nothing is sent there without a key.
      settings: {
        'ghostline.baseUrl': 'https://api.fireworks.ai/inference/v1',
        'editor.quickSuggestions': { other: 'off' },
      },
    }),
    { keepsSecrets: true },
  );

  it('asks for one once, and never again at a key', async () => {
    const { editor, notifications, statusBar } = workbench();
    await workbench().reset({ 'a.ts': 'const a = \n' });
    await workbench().open('a.ts');
    await editor.moveTo(1, 11);
    await editor.type('1 ', 150);
    assert.deepEqual(await notifications.buttonsOf('needs an API key'), ['Set API Key', 'Choose Provider and Model…']);
    await workbench().screenshot('no-key');
    await notifications.clear();
    await editor.type('+ 2 + 3', 150);
    assert.deepEqual(await notifications.texts(), []);
    await statusBar.waitFor(STATUS, 'no API key', ({ text }) => text === 'Ghostline: no API key');
    assert.equal(await editor.text(), 'const a = 1 + 2 + 3\n');
  });

  it('takes one, keeps it out of the log, and goes on', async () => {
    const { quickInput, statusBar, logs } = workbench();
    await workbench().start('ghostline.setApiKey');
    await quickInput.enter('sk-canary-0123456789');
    await statusBar.waitFor(STATUS, 'tokens and cost', ({ icons }) => icons.includes('sparkle'));
    assert.doesNotMatch(await logs.channel('Ghostline'), /canary/);
  });

  it('warns once of a setting that it cannot use, and goes on with the default', async () => {
    const { notifications } = workbench();
    await workbench().configure({ 'ghostline.maxLines': 0 });
    assert.deepEqual(await notifications.buttonsOf('"ghostline.maxLines" takes a whole number from 1 to 200'), [
      'Open Settings',
    ]);
    await notifications.clear();
    await workbench().configure({ 'ghostline.debounce': 100 });
    assert.deepEqual(await notifications.texts(), []);
  });
});
