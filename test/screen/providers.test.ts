import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCAL_DIALECT } from '../support/modelServer/dialectList.ts';
import { refusals } from '../support/modelServer/faults.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
const FILE = { 'a.ts': 'function f() {\n  \n}\n' };
const KEY = 'sk-second-0123456789';
const MODELS = ['vendor/small-coder', 'vendor/large-coder'];

describe('choosing a provider', () => {
  let first: ModelServer;
  let second: ModelServer;
  const workbench = useWorkbench(
    async () => {
      first = await startModelServer({ apiKey: null, answer: 'const one = 1;' });
      second = await startModelServer({ apiKey: KEY, models: MODELS, answer: 'value % 2 === 0;' });
      return { modelServerUrl: first.url, settings: { 'editor.quickSuggestions': { other: 'off' } } };
    },
    { keepsSecrets: true },
  );

  beforeEach(async () => {
    await workbench().reset(FILE);
    // A choice of the test before is not among its settings.
    await workbench().configure({ 'ghostline.baseUrl': first.url, 'ghostline.model': null });
  });
  after(() => Promise.all([first.close(), second.close()]));

  /** Ours, as the file has them; VS Code mends its own ones when it likes. */
  const settingsNow = async () => {
    const file = path.join(workbench().userDataFolder, 'User', 'settings.json');
    const content = await until({
      what: 'settings that are not just being written',
      probe: async () => parsed(await readFile(file, 'utf8')),
    });
    const settings = Object.entries(content);
    return JSON.stringify(settings.filter(([name]) => name.startsWith('ghostline.')));
  };

  /** The model is the last that is written. */
  const untilWritten = (model: string) =>
    until({
      what: 'the choice to be written',
      probe: async () => (await settingsNow()).includes(model),
      instead: settingsNow,
    });

  /** Up to the list of providers, then on to the second server's address. */
  const chooseAddress = async () => {
    const { quickInput } = workbench();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter(second.url);
  };

  it('shows all providers, and which servers run on this machine', async () => {
    const { quickInput } = workbench();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    for (const name of ['OpenRouter', 'Fireworks', 'Baseten', 'Azure Foundry', 'Ollama', 'llama.cpp', 'LM Studio']) {
      await quickInput.untilRow(name);
    }
    await quickInput.untilRow('Ollama', 'not running');
    await workbench().screenshot('provider-list');
    await quickInput.dismiss();
  });

  it('takes a server on this machine without a key, with a model from its list, and then it completes', async () => {
    const { quickInput, editor, ghostText, statusBar } = workbench();
    const open = await startModelServer({ apiKey: null, models: MODELS, answer: 'value % 2 === 0;' });
    await workbench().configure({ 'ghostline.profiles': { ollama: { baseUrl: open.url } } });
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilRow('Ollama', 'running, 2 models');
    await quickInput.pick('Ollama');
    await quickInput.untilTitle('Ollama: Choose a Model');
    await quickInput.untilRow('vendor/large-coder', '262k context', '$0.75 in, $4.50 out per million tokens');
    await workbench().screenshot('provider-models');
    await quickInput.pick('vendor/large-coder');
    await quickInput.untilRow('Works', 'first token', 'return value % 2 === 0;');
    await workbench().screenshot('provider-works');
    const before = await settingsNow();
    assert.ok(!before.includes('large-coder'), 'written before it was confirmed');
    await quickInput.pick('Use for Everything');
    await untilWritten('vendor/large-coder');
    await workbench().open('a.ts');
    await editor.moveTo(2, 3);
    open.answer = 'const chosen = 2;';
    await editor.type('con');
    await ghostText.waitFor('the answer of the new server', text => text === 'st chosen = 2;');
    assert.equal(open.requests.at(-1)?.model, 'vendor/large-coder');
    assert.match(await statusBar.hover(STATUS), /vendor\/large-coder at Ollama/);
    await editor.press('Escape');
    await open.close();
  });

  it('shows that a server on this machine needs a key, and takes one', async () => {
    const { quickInput } = workbench();
    const dialect = { ...LOCAL_DIALECT, modelsOpen: false };
    const locked = await startModelServer({ dialect, apiKey: KEY, models: MODELS });
    await workbench().configure({ 'ghostline.profiles': { vllm: { baseUrl: locked.url } } });
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilRow('vLLM', 'running, requires a key');
    await quickInput.pick('vLLM');
    await quickInput.untilTitle('API Key for vLLM');
    await workbench().screenshot('provider-local-key');
    await quickInput.enter(KEY);
    await quickInput.untilRow('vendor/small-coder');
    await quickInput.dismiss();
    await workbench().configure({ 'ghostline.profiles': null });
    await locked.close();
  });

  it('takes any address, with a key that is written only at the end, and shows the exact error of a wrong one', async () => {
    const { quickInput, editor, ghostText } = workbench();
    await workbench().configure({ 'ghostline.profiles': { custom: { needsKey: true } } });
    const before = await settingsNow();
    await chooseAddress();
    await quickInput.untilTitle('API Key for');
    await workbench().screenshot('provider-key');
    await quickInput.enter('sk-wrong');
    await quickInput.untilTitle('Choose a Model');
    await quickInput.untilRow(MODELS[0] ?? '');
    await quickInput.pick(MODELS[0] ?? '');
    const verdict = await quickInput.untilRow('Failed');
    assert.match(verdict, /401 · authentication/);
    assert.match(verdict, /rejected the API key\. Set a different key/);
    await workbench().screenshot('provider-wrong-key');
    assert.equal(await settingsNow(), before);

    await quickInput.pick('Enter Another Key');
    await quickInput.untilTitle('API Key for');
    await quickInput.enter(KEY);
    await quickInput.pick(MODELS[0] ?? '');
    await quickInput.untilRow('Works', 'return value % 2 === 0;');
    assert.equal(await settingsNow(), before);
    await quickInput.pick('Use for Everything');
    await untilWritten(MODELS[0] ?? '');
    await workbench().open('a.ts');
    await editor.moveTo(2, 3);
    second.answer = 'const second = 2;';
    const count = second.requests.length;
    await editor.type('con');
    await ghostText.waitFor('the answer of the chosen server', text => text === 'st second = 2;');
    assert.equal(second.requests[count]?.headers.authorization, `Bearer ${KEY}`);
    await editor.press('Escape');
    second.answer = 'value % 2 === 0;';
  });

  it('that works again and is chosen once more serves at once, though no setting changes', async () => {
    const { quickInput, editor, ghostText, statusBar } = workbench();
    first.answer = refusals.outOfCredit;
    await workbench().reset({ 'again.ts': 'function f() {\n  \n}\n' });
    await workbench().configure({ 'ghostline.model': 'microsoft/mai-code-1-flash' });
    await workbench().open('again.ts');
    await editor.moveTo(2, 3);
    await editor.type('co');
    await statusBar.waitFor(STATUS, 'out of credit', ({ text }) => text === 'Ghostline: out of credit');
    first.answer = 'const one = 1;';
    const before = await settingsNow();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.untilRow('Ollama', 'running');
    await quickInput.untilActive('in use');
    await quickInput.pick('in use');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter(first.url);
    await quickInput.untilTitle('Choose a Model');
    await quickInput.pick('microsoft/mai-code-1-flash');
    await quickInput.untilRow('Works');
    await quickInput.pick('Use for Everything');
    await statusBar.waitFor(STATUS, 'tokens and cost again', ({ icons }) => icons.includes('sparkle'));
    assert.equal(await settingsNow(), before);
    await editor.type('ns', 150);
    await ghostText.waitFor('the answer', text => text === 't one = 1;');
    await editor.press('Escape');
  });

  it('leads from a model that is gone to the one that its provider offers instead', async () => {
    const { quickInput } = workbench();
    const open = await startModelServer({ apiKey: null, models: MODELS, answer: 'value % 2 === 0;' });
    await workbench().configure({ 'ghostline.profiles': { ollama: { baseUrl: open.url } } });
    const availability = { code: 'model_deprecated', fallback_models: ['vendor/large-coder'] };
    open.script({ kind: 'plain', status: 404, body: { error: { code: 404, message: 'gone', availability } } });
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilRow('Ollama', 'running, 2 models');
    await quickInput.pick('Ollama');
    await quickInput.pick('vendor/small-coder');
    await quickInput.untilRow('Failed', '404 · model_deprecated');
    await quickInput.pick('Try vendor/large-coder');
    await quickInput.untilTitle('vendor/large-coder');
    await quickInput.untilRow('Works', 'return value % 2 === 0;');
    assert.deepEqual(
      open.requests.map(({ model }) => model),
      ['vendor/small-coder', 'vendor/large-coder'],
    );
    await quickInput.dismiss();
    await open.close();
  });

  it('is left with Escape at every step, and then nothing has changed', async () => {
    const { quickInput, editor, ghostText } = workbench();
    const before = await settingsNow();
    const steps: readonly [title: string, on: () => Promise<void>][] = [
      ['Choose a Provider', () => quickInput.pick('Azure Foundry')],
      ['Resource Name', () => quickInput.enter('my-resource')],
      ['API Key for Azure Foundry', () => quickInput.enter('sk-canary-azure')],
      ['Azure Foundry: Choose a Model', () => Promise.resolve()],
    ];
    for (const [index] of steps.entries()) {
      await workbench().start('ghostline.chooseProvider');
      for (const [title, on] of steps.slice(0, index + 1)) {
        await quickInput.untilTitle(title);
        if (title !== steps[index]?.[0]) await on();
      }
      await quickInput.dismiss();
    }
    assert.equal(await settingsNow(), before);
    // The key that was typed in is gone as well.
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Azure Foundry');
    await quickInput.untilTitle('Resource Name');
    await quickInput.enter('https://my-resource.openai.azure.com/');
    await quickInput.untilTitle('API Key for Azure Foundry');
    await quickInput.dismiss();
    await workbench().open('a.ts');
    await editor.moveTo(2, 3);
    await editor.type('con');
    await ghostText.waitFor('the answer of the first server', text => text === 'st one = 1;');
    await editor.press('Escape');
  });

  it('goes back to the question before, tries /v1, and takes no address or key that cannot be', async () => {
    const { quickInput } = workbench();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter('http://gpu.example/v1');
    await quickInput.untilMessage('plain http');
    await workbench().screenshot('provider-insecure');
    await quickInput.enter('http://127.0.0.1:9/v1');
    await quickInput.untilMessage('This port is reserved for another protocol');
    await quickInput.fill('https://provider.invalid/v1');
    await quickInput.goBack();
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    assert.equal(await quickInput.value(), 'https://provider.invalid/v1');
    const withoutVersion = first.url.replace(/\/v1$/, '');
    await quickInput.enter(withoutVersion);
    await quickInput.untilTitle('Choose a Model');
    await workbench().page.getByPlaceholder(`listed at ${first.url}`).waitFor();
    await workbench().screenshot('provider-version-tried');
    await quickInput.goBack();
    await quickInput.untilTitle('Chat Completions Endpoint');
    assert.equal(await quickInput.value(), withoutVersion);
    await quickInput.goBack();
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Fireworks');
    await quickInput.untilTitle('API Key for Fireworks');
    await quickInput.enter('two words');
    await quickInput.untilMessage("can't contain spaces");
    await quickInput.enter('');
    await quickInput.untilMessage('requires a key');
    await quickInput.dismiss();
  });
});

/** `undefined` for half a file. */
function parsed(json: string): object | undefined {
  try {
    return JSON.parse(json) as object;
  } catch {
    return undefined;
  }
}
