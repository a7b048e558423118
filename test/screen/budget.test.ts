import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageLedger } from '../../src/disk/ledger/usageLedger.ts';
import { record } from '../core/usage/records.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';

const STATUS = 'ghostline.status';
const FILE = 'budget.ts';
const CODE = 'function f() {\n  \n}\n';

/** A ghost-text request costs some $0.0001 here, and may cost $0.0013: the first two or three fit. */
const CAP_DOLLARS = 0.0016;

describe('a budget', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ answer: 'const done = 1;' });
    return { modelServerUrl: server.url, apiKey: PRACTICE_KEY };
  });
  const ledgerFolder = () => workbench().storage;

  beforeEach(async () => {
    await workbench().reset({ [FILE]: CODE });
    await workbench().open(FILE);
    await workbench().editor.moveTo(2, 3);
  });
  after(() => server.close());

  /** Types at new lines until no request is sent any more; each line is a new one. */
  async function typeUntilStopped(): Promise<void> {
    const { editor, statusBar } = workbench();
    for (let line = 0; line < 12; line++) {
      const count = server.requests.length;
      await editor.type(`const a${line} = `);
      const came = await until({
        what: 'a request, or the budget to stop it',
        probe: async () => {
          const stopped = (await statusBar.entry(STATUS))?.text.includes('budget spent');
          return stopped ? 'stopped' : server.requests.length > count && 'asked';
        },
      });
      // Nothing of this line is under way that could hold the money: it is the budget itself.
      if (came === 'stopped' && server.requests.length === count) return;
      await server.untilNoOpenStreams();
      await editor.press('Escape');
      await editor.press('Enter');
    }
    assert.fail('the budget never stopped anything');
  }

  it('that is spent stops ghost text, with a message; an explicit request needs a confirmation', async () => {
    const { editor, ghostText, notifications, quickInput } = workbench();
    await workbench().run('ghostline.suggest');
    await ghostText.waitFor('a suggestion without a budget', text => text !== '');
    await editor.press('Escape');
    await workbench().configure({ 'ghostline.budget.daily': CAP_DOLLARS });
    await typeUntilStopped();
    const billed = server.bill.costNanoDollars;
    assert.ok(billed > 0 && billed <= CAP_DOLLARS * 1e9, `${billed} nano-dollars`);
    const count = server.requests.length;
    await editor.type('b');
    await workbench().statusBar.untilHover(STATUS, /of today's budget of \$0\.0016 spent: ghost text has stopped/);
    await workbench().screenshot('budget-spent');

    await workbench().start('ghostline.whyNoSuggestion');
    await quickInput.untilRow('The budget is spent');
    await editor.press('Escape');
    assert.equal(server.requests.length, count, 'a request went out');

    await workbench().run('notifications.clearAll');
    await workbench().start('ghostline.suggest');
    const buttons = await notifications.buttonsOf('could exceed the rest');
    assert.ok(buttons.includes('Send Anyway'), buttons.join());
    assert.equal(server.requests.length, count, 'a request went out before somebody insisted');
    await notifications.press('could exceed the rest', 'Send Anyway');
    await ghostText.waitFor('the answer that somebody insisted on', text => text !== '');
    assert.equal(server.requests.length, count + 1);
  });

  it('counts the cost of another window', async () => {
    const { editor, ghostText, statusBar } = workbench();
    await editor.type('const c = ');
    await ghostText.waitFor('a suggestion', text => text !== '');
    await editor.press('Escape');
    await workbench().configure({ 'ghostline.budget.monthly': 1 });
    const other = new UsageLedger({
      folder: ledgerFolder(),
      clock: new FakeClock(),
      time: Date.now,
      onProblem: problem => assert.fail(JSON.stringify(problem)),
    });
    await other.write(record({ id: 'other', time: Date.now(), cost: { certainty: 'reported', value: 900_000_000 } }));
    await editor.press('Enter');
    await editor.type('const d = ');
    await ghostText.waitFor('a suggestion', text => text !== '');
    await workbench().statusBar.untilHover(STATUS, /\$0\.90 of this month's budget of \$1\.00 spent/);
    await workbench().screenshot('budget-warned');
    await other.write(record({ id: 'more', time: Date.now(), cost: { certainty: 'reported', value: 99_900_000 } }));
    const count = server.requests.length;
    await editor.press('Escape');
    await editor.press('Enter');
    await editor.type('const e = ');
    await statusBar.waitFor(STATUS, 'the budget as spent', ({ text }) => text.includes('budget spent'));
    assert.equal(server.requests.length, count);
  });

  it('and the ledger hold the accepted amount, and no code, no path and no key', async () => {
    const { editor, ghostText } = workbench();
    const month = new Date().toISOString().slice(0, 7);
    server.answer = 'const done = sum(rows);';
    const read = () => readFile(path.join(ledgerFolder(), `usage-${month}.jsonl`), 'utf8');
    await workbench().run('ghostline.suggest');
    await ghostText.waitFor('a suggestion', text => text !== '');
    const written = (code: string) => {
      const accepted = `"accepted":{"chars":${code.replaceAll(' ', '').length},"lines":1}`;
      return until({
        what: `${accepted} to be written down`,
        probe: async () => {
          const lines = await read();
          return lines.includes(accepted) && lines;
        },
        instead: read,
      });
    };
    await editor.press('Control+ArrowRight');
    await written('const');
    await ghostText.waitFor('the rest', rest => rest.trim() === 'done = sum(rows);');
    await editor.press('Tab');
    const text = await written('const done = sum(rows);');
    assert.ok(text.includes('"outcome":"suggested"'));
    for (const secret of ['const ', FILE, PRACTICE_KEY]) assert.ok(!text.includes(secret), secret);
  });
});
