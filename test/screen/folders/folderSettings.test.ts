import assert from 'node:assert/strict';
import { type ModelServer, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useWorkbench } from '../../support/vscode/useWorkbench.ts';
import { until } from '../../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
const TEXT = 'first line\n  \n';

describe('a trusted folder that wants another address', () => {
  let own: ModelServer;
  let wished: ModelServer;
  const workbench = useWorkbench(async () => {
    own = await startModelServer({ apiKey: null, answer: 'const own = 1;' });
    wished = await startModelServer({ apiKey: null, answer: 'const wished = 1;' });
    const folderSettings = {
      'ghostline.baseUrl': wished.url,
      'ghostline.profiles': { custom: { baseUrl: wished.url } },
      'ghostline.tasks': { ghostText: { profile: 'custom', model: 'strange' } },
      'ghostline.failover': ['custom'],
      'ghostline.model': 'strange',
    };
    return {
      modelServerUrl: own.url,
      files: { '.vscode/settings.json': JSON.stringify(folderSettings), 'a.ts': TEXT, 'b.ts': TEXT },
      settings: { 'editor.quickSuggestions': { other: 'off' } },
    };
  });
  const QUESTION = "This folder's settings send code to";

  after(() => Promise.all([own.close(), wished.close()]));

  /** Types in a line of its own, and waits for the answer of one of the two. */
  async function answerOf(name: 'own' | 'wished'): Promise<void> {
    const { editor, ghostText } = workbench();
    await workbench().open('a.ts');
    await editor.press('Control+End');
    await editor.press('Enter');
    await editor.type('con');
    await ghostText.waitFor(`the answer of ${name}`, text => text === `st ${name} = 1;`);
    await editor.press('Escape');
  }

  it('needs a permission at the first suggestion, and until then code goes to the user’s own', async () => {
    const { notifications } = workbench();
    assert.deepEqual(await notifications.texts(), []);
    await answerOf('own');
    assert.deepEqual(await notifications.buttonsOf(QUESTION), ['Allow', 'Keep Mine']);
    const [text] = await notifications.texts();
    assert.ok(text?.includes(wished.url), text);
    await workbench().screenshot('folder-address');
    assert.deepEqual(wished.urls, []);
    assert.equal(own.requests.at(-1)?.model, 'microsoft/mai-code-1-flash');
  });

  it('gets the code once that is allowed, also after a start, without another question', async () => {
    const { notifications, statusBar } = workbench();
    await notifications.press(QUESTION, 'Allow');
    await answerOf('wished');
    assert.equal(wished.requests.at(-1)?.model, 'microsoft/mai-code-1-flash');
    assert.ok((await statusBar.hover(STATUS)).includes(new URL(wished.url).host));
    await workbench().run('workbench.action.files.save');
    await workbench().reload();
    await answerOf('wished');
    assert.deepEqual(await notifications.texts(), []);
  });

  it('loses that when the user chooses a provider', async () => {
    const { notifications, quickInput, statusBar } = workbench();
    await workbench().start('ghostline.chooseProvider');
    await quickInput.untilRow('Ollama', 'not running');
    await quickInput.pick('Another Address');
    await quickInput.untilTitle('Chat Completions Endpoint');
    await quickInput.enter(own.url);
    await quickInput.untilTitle('Choose a Model');
    await quickInput.pick('microsoft/mai-code-1-flash');
    await quickInput.untilRow('Works');
    await quickInput.pick('Use for Everything');
    await quickInput.untilClosed();
    // The list closes before the choice is written.
    const hover = () => statusBar.hover(STATUS);
    const { host } = new URL(own.url);
    await until({ what: `${host} in the hover`, probe: async () => (await hover()).includes(host), instead: hover });
    await answerOf('own');
    assert.deepEqual(await notifications.texts(), []);
  });
});
