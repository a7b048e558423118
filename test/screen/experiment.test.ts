import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dedent } from '../support/dedent.ts';
import { type ModelServer, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const ARMS = ['vendor/one', 'vendor/other'];
const FILES = {
  'rows.js': dedent`
  export function rows() {
    return [];
  }
`,
};

describe('an experiment with two models', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({
      apiKey: null,
      models: [...ARMS, 'vendor/third'],
      answer: 'return new Set();',
    });
    return {
      modelServerUrl: server.url,
      files: FILES,
      settings: {
        'ghostline.experiment.models': ARMS.map(model => ({ model })),
        'editor.quickSuggestions': { other: 'off' },
      },
    };
  });
  after(() => server.close());

  /** The models that get requests for ghost text from now on. */
  async function askedNow(): Promise<ReadonlySet<string>> {
    const { editor, ghostText } = workbench();
    const before = server.requests.length;
    await workbench().open('rows.js');
    for (let line = 1; line <= 2; line += 1) {
      await editor.moveTo(1, 1);
      await editor.press('End', 'Enter');
      await workbench().run('ghostline.suggest');
      await ghostText.waitFor('a suggestion', text => text !== '');
      await editor.press('Escape');
    }
    return new Set(server.requests.slice(before).map(({ model }) => model));
  }

  /** Up to the question about the use of the third model. */
  async function tryThird(): Promise<void> {
    const { quickInput } = workbench();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilTitle('Choose a Provider');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter(server.url);
    await quickInput.untilTitle('Choose a Model');
    await quickInput.pick('vendor/third');
    await quickInput.untilRow('Use for Everything');
  }

  it('uses one of the two in a session, always the same, and records which', async () => {
    const [model = '', ...others] = await askedNow();
    assert.ok(ARMS.includes(model), model);
    assert.deepEqual(others, []);
    const file = path.join(workbench().storage, `usage-${new Date().toISOString().slice(0, 7)}.jsonl`);
    await until({
      what: 'the arm to be written down',
      probe: async () => (await readFile(file, 'utf8')).includes(`"arm":"${model}"`),
    });
  });

  it('shows where another model is chosen that ghost text stays with the two', async () => {
    const { quickInput } = workbench();
    await tryThird();
    await quickInput.untilRow('Use for Everything', 'except ghost text', 'vendor/one or vendor/other');
    await quickInput.untilRow('Use for Everything and End the Experiment', 'including ghost text');
    await workbench().screenshot('experiment-use-it');
    await quickInput.dismiss();
  });

  it('ends on request, and the chosen model serves', async () => {
    await tryThird();
    await workbench().quickInput.pick('Use for Everything and End the Experiment');
    const file = path.join(workbench().userDataFolder, 'User', 'settings.json');
    await until({
      what: 'the choice to be written',
      probe: async () => /vendor\/third/.test(await readFile(file, 'utf8')),
    });
    assert.doesNotMatch(await readFile(file, 'utf8'), /experiment/);
    assert.deepEqual([...(await askedNow())], ['vendor/third']);
  });

  it('throws nothing into the logs', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
