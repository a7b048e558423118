import assert from 'node:assert/strict';
import { UsageLedger } from '../../src/disk/ledger/usageLedger.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { stream } from '../support/modelServer/answer.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';

const FILE = 'killed.ts';
const CODE = 'function f() {\n  \n}\n';
const ANSWER = 'const done = 1;';

/** Each takes 5 to 15 s; twenty of them are for whoever changes how the ledger is written (see CONTRIBUTING). */
const KILLS = Number(process.env['GHOSTLINE_KILLS'] ?? 3);
const LIMIT_MS = KILLS * 120_000;

const FOREVER = new Promise<void>(() => undefined);

describe('an extension host that is killed', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ answer: ANSWER });
    return { modelServerUrl: server.url, apiKey: PRACTICE_KEY };
  });
  after(() => server.close());

  /** Half of the time while an answer comes in, half of the time at once when it is there: its line may be half written. */
  async function askAndKill(round: number): Promise<void> {
    const { editor, ghostText } = workbench();
    await workbench().reset({ [FILE]: CODE });
    await workbench().open(FILE);
    await editor.moveTo(2, 3);
    server.answer = ANSWER;
    await editor.type(`const kept${round} = `);
    await ghostText.waitFor('a suggestion', text => text !== '');
    await server.untilNoOpenStreams();
    await editor.press('Escape');
    await editor.press('Enter');
    const count = server.requests.length;
    if (round % 2 === 0) {
      const hold = { do: 'hold', until: FOREVER } as const;
      server.answer = stream({ do: 'role' }, { do: 'text', text: 'const held' }, hold);
    }
    await editor.type(`const last${round} = `);
    await server.until(() => server.requests.length > count && (round % 2 === 1 || server.openStreams > 0));
    await workbench().killExtensionHost();
    await server.untilNoOpenStreams();
  }

  async function ledger(): Promise<{ kept: number; lost: number; problems: readonly object[] }> {
    const problems: object[] = [];
    const onProblem = (problem: object) => problems.push(problem);
    const folder = workbench().storage;
    const reader = new UsageLedger({ folder, clock: new FakeClock(), time: Date.now, onProblem });
    await reader.refresh();
    const kept = new Set(reader.recent.map(({ id }) => id)).size;
    return { kept, lost: server.requests.length - kept, problems };
  }

  it(`${KILLS} times loses at most the request under way each time, and goes on`, async function () {
    this.timeout(LIMIT_MS);
    for (let round = 1; round <= KILLS; round++) {
      await askAndKill(round);
      const { kept, lost, problems } = await ledger();
      assert.ok(kept >= round, `only ${kept} of ${server.requests.length} requests`);
      assert.ok(lost <= round, `${lost} of ${server.requests.length} requests were lost by ${round} kills`);
      assert.deepEqual(problems, []);
      await workbench().untilRestarted();
    }
  });
});
