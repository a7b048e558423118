import assert from 'node:assert/strict';
import { callsAnswer } from '../support/modelServer/answer.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { WebviewPage } from '../support/vscode/parts/webviewPage.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import { AgentRuns } from './support/agentRuns.ts';
import { call, FILES, finish, GREET, readGreet, replaceGreet, thoughtful } from './support/greeting.ts';
import { focused, goToTop, tabTo, walkWithTab } from './support/keyboard.ts';

describe('by keyboard alone', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ answer: 'No.' });
    return {
      modelServerUrl: server.url,
      apiKey: PRACTICE_KEY,
      files: FILES,
      settings: { 'ghostline.enabled': false, 'workbench.activityBar.location': 'hidden' },
    };
  });
  const agent = () => new AgentRuns(workbench(), server).page;
  after(() => server.close());

  const untilFocused = (name: RegExp) => {
    let seen = '';
    return until({
      what: `the focus on ${name}`,
      probe: async () => {
        seen = (await focused(agent().main))?.name ?? '';
        return name.test(seen);
      },
      instead: () => seen,
    });
  };

  it('the agent is answered, and its changes are reviewed', async () => {
    const { page } = workbench();
    await workbench().open(GREET);
    server.script(
      readGreet(),
      thoughtful('A constant of its own is enough.', 'I will take it out.', replaceGreet(), call('run_tests', {})),
      callsAnswer(call('read_file', { path: GREET, from_line: 1 })),
      finish('Done.'),
    );
    await new AgentRuns(workbench(), server).begin('Take the greeting out.');
    await agent().decision.getByText('The agent wants to run tests').waitFor();
    // The panel is beside the code, where the focus stays.
    await workbench().run('workbench.action.focusSecondEditorGroup');
    await tabTo(workbench(), agent().main, 'Go to Your Decision');
    await workbench().screenshot('agent-keyboard');
    await page.keyboard.press('Enter');
    await untilFocused(/^Your decision$/);
    await tabTo(workbench(), agent().main, 'Another command');
    await page.keyboard.type('cat src/greet.ts');
    await page.keyboard.press('Enter');
    // No button of the next decision has the focus by itself.
    await untilFocused(/^(Steps|Your decision)$/);
    await agent().untilStanding('Finished. 1 file to review.');
    const names = await walkWithTab(workbench(), agent().main);
    for (const name of ['src/greet.ts', 'Send', 'Review Changes', 'Discard']) assert.ok(names.includes(name), name);
    await goToTop(agent().main);
    await tabTo(workbench(), agent().main, 'Review Changes');
    await page.keyboard.press('Enter');
    await agent().untilStanding('In review');
  });

  it('everything on the usage page is reached', async () => {
    await workbench().run('ghostline.rejectProposal');
    await workbench().run('workbench.action.closeAllEditors');
    await workbench().run('ghostline.showUsage');
    const usage = new WebviewPage(workbench().page);
    await usage.main.getByRole('heading', { name: 'Recent requests' }).waitFor();
    await workbench().run('workbench.action.focusActiveEditorGroup');
    const names = await walkWithTab(workbench(), usage.main);
    for (const name of ['Export CSV…', 'Cost per day, chart. Day', 'Cost per day: table'])
      assert.ok(names.includes(name), name);
    await workbench().screenshot('usage-keyboard');
  });
});
