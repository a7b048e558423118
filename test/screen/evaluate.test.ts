import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatCost } from '../../src/core/usage/amount/format.ts';
import { decodeLine } from '../../src/core/usage/ledger/ledgerLine.ts';
import { dedent } from '../support/dedent.ts';
import type { Answer } from '../support/modelServer/answer.ts';
import type { ChatRequest } from '../support/modelServer/chatRequest.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../support/modelServer/modelServer.ts';
import { ComparisonPage } from '../support/vscode/parts/comparisonPage.ts';
import { useWorkbench } from '../support/vscode/useWorkbench.ts';
import { until } from '../support/vscode/waiting.ts';
import type { Files } from '../support/vscode/workspace.ts';
import { itLooksRight } from './support/looks.ts';

const TASKS = 20;
/** Of every ten tasks in turn a model is right in so many. */
const RIGHT: Readonly<Record<string, number>> = { 'practice/good': 9, 'practice/fair': 6, 'practice/wordy': 6 };
const MODELS = Object.keys(RIGHT);

/** Tokens of the answers to five tasks in turn; four characters are a token for the server. */
const TOKENS = [26, 28, 30, 32, 34];
const LENGTH: Readonly<Record<string, number>> = { 'practice/good': 1, 'practice/fair': 1, 'practice/wordy': 2 };

/** Sixty tests, two at a time, on a machine that does much else. */
const RUN_LIMIT_MS = 240_000;

const TEST = `import { add } from './add.mjs';
if (add(2, 3) !== 5) {
  console.error('2 + 3 is not ' + add(2, 3));
  process.exit(1);
}
`;

/** Twenty small tasks, as "New Task from Selection" would have put them. */
function tasks(): Files {
  const files: Record<string, string> = {
    'rows.js': dedent`
    export function rows() {
      return [];
    }
  `,
  };
  for (let number = 1; number <= TASKS; number += 1) {
    const folder = `.ghostline/tasks/t${String(number).padStart(2, '0')}`;
    files[`${folder}/task.json`] = JSON.stringify({
      title: `Task ${number}`,
      kind: 'fix',
      languageId: 'javascript',
      prompt: `Task number ${number}: add the two numbers.`,
      files: ['add.mjs'],
      entry: 'add.mjs',
      testCommand: ['node', 'test.mjs'],
      timeLimitSeconds: 60,
    });
    files[`${folder}/add.mjs`] = 'export const add = (a, b) => undefined;\n';
    files[`${folder}/test.mjs`] = TEST;
  }
  return files;
}

function scripted({ model, messages }: ChatRequest): Answer {
  const number = Number(/Task number (\d+)/.exec(messages.map(({ content }) => content).join('\n'))?.[1]);
  const sign = (number - 1) % 10 < (RIGHT[model] ?? 0) ? '+' : '-';
  const code = `export const add = (a, b) => a ${sign} b;`;
  const fences = '```javascript\n// \n\n```'.length;
  const tokens = (TOKENS[(number - 1) % TOKENS.length] ?? 0) * (LENGTH[model] ?? 1);
  const padding = 'x'.repeat(4 * tokens - fences - code.length);
  return `\`\`\`javascript\n// ${padding}\n${code}\n\`\`\``;
}

describe('comparing models', () => {
  let server: ModelServer;
  const workbench = useWorkbench(async () => {
    server = await startModelServer({ models: MODELS, answer: scripted });
    return {
      modelServerUrl: server.url,
      apiKey: PRACTICE_KEY,
      files: tasks(),
      settings: { 'workbench.activityBar.location': 'hidden', 'files.exclude': { '.ghostline': false } },
    };
  });
  const comparison = () => new ComparisonPage(workbench().page);
  const dialog = () => workbench().page.locator('.monaco-dialog-box');

  before('hide what is not looked at', () => workbench().run('workbench.action.closeSidebar'));
  after(() => server.close());

  /** From the palette to the price; no request is sent on the way. */
  async function chooseEverything(taskSet = 'Your Tasks'): Promise<void> {
    const { page, quickInput } = workbench();
    await workbench().start('ghostline.compareModels');
    await quickInput.untilTitle('Compare Models: Choose Models');
    for (const model of MODELS) await quickInput.untilRow(model, 'per million tokens');
    for (const model of MODELS) await quickInput.pick(model);
    await page.keyboard.press('Enter');
    await quickInput.untilTitle('Compare Models: Choose Tasks');
    await quickInput.pick(taskSet);
    await quickInput.untilTitle('Compare Models: Runs per Task');
    await quickInput.pick('Once');
    await quickInput.untilTitle('Compare Models: Cost Limit');
    await page.keyboard.press('Enter');
    await quickInput.untilTitle('Compare Models: Start?');
  }

  it('has twenty tasks of its own', async () => {
    await chooseEverything('Bundled Tasks');
    await workbench().quickInput.untilRow('Start', '3 models, 20 tasks: 60 requests');
    await workbench().quickInput.dismiss();
  });

  it('shows the highest cost, and runs no test before the user confirms', async () => {
    const { quickInput } = workbench();
    await chooseEverything();
    const start = await quickInput.untilRow('Start', '3 models, 20 tasks: 60 requests');
    assert.match(start, /at most ~\$\d\.\d+ in the worst case; stops at \$0\.50/);
    assert.match(start, /~\$0\.0\d+ if answers are about as long as the code/);
    await workbench().screenshot('evaluate-price');
    await quickInput.pick('Start');
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /Run the tests of "Your tasks"\?.*node test\.mjs/s);
    await workbench().screenshot('evaluate-consent');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    assert.equal(server.requests.length, 0);
  });

  it('shows the exact results of the models: pass rates, tokens and cost', async function () {
    this.timeout(RUN_LIMIT_MS + 60_000);
    await chooseEverything();
    await workbench().quickInput.pick('Start');
    await dialog().getByRole('button', { name: 'Run the Tests' }).click();
    await comparison().untilState(/^Finished\. 60 of 60 answers\.$/, RUN_LIMIT_MS);
    const [, ...models] = await comparison().table('Models');
    const byName = new Map(models.map(([name = '', ...cells]) => [name, cells]));
    const cellsOf = (model: string) => byName.get(model) ?? assert.fail([...byName.keys()].join());
    assert.deepEqual(cellsOf('practice/good').slice(0, 2), ['90% 18 of 20 · 70–97%', '30 28–32']);
    assert.deepEqual(cellsOf('practice/fair').slice(0, 2), ['60% 12 of 20 · 39–78%', '30 28–32']);
    assert.deepEqual(cellsOf('practice/wordy').slice(0, 2), ['60% 12 of 20 · 39–78%', '60 56–64']);
    for (const model of MODELS) assert.deepEqual(cellsOf(model).slice(-3), ['0', '0', '0']);
    const chart = await comparison().chart.getAttribute('aria-label');
    assert.match(chart ?? '', /practice\/good: 90% pass \(70–97%\) with 30 output tokens \(28 to 32\)/);
  });

  it('names the better of two models only where the difference is certain', async () => {
    const [, ...pairs] = await comparison().table('Differences');
    assert.deepEqual(
      pairs.map(([names, , verdict, count]) => [names, verdict, count]),
      [
        ['practice/good vs. practice/fair', 'practice/good passes more often', '20'],
        ['practice/good vs. practice/wordy', 'practice/good passes more often', '20'],
        ['practice/fair vs. practice/wordy', 'No difference shown', '20'],
      ],
    );
    assert.equal(pairs[0]?.[1], '30 points more (95% CI 6 to 51)');
    assert.match(pairs[2]?.[1] ?? '', /^no difference \(95% CI −10 to 10/);
  });

  it('pays for each answer once, as on the provider’s bill', async () => {
    assert.equal(server.requests.length, 3 * TASKS);
    const file = path.join(workbench().storage, `usage-${new Date().toISOString().slice(0, 7)}.jsonl`);
    const lines = (await readFile(file, 'utf8')).split('\n').map(decodeLine);
    const records = lines.flatMap(line => (line.kind === 'record' ? [line.entry] : []));
    assert.equal(records.length, 3 * TASKS);
    assert.ok(records.every(({ feature }) => feature === 'evaluate'));
    const spent = records.reduce((sum, { cost }) => sum + (cost.certainty === 'reported' ? cost.value : 0), 0);
    assert.equal(spent, server.bill.costNanoDollars);
    const costs = (await comparison().table('Models')).slice(1).map(cells => cells[3] ?? '');
    const byModel = MODELS.map(model =>
      records.reduce(
        (sum, record) => sum + (record.model === model && record.cost.certainty === 'reported' ? record.cost.value : 0),
        0,
      ),
    );
    assert.deepEqual(costs, byModel.map(formatCost));
  });

  it('shows every answer with the output of its test', async () => {
    const failed = comparison().answer('Failed', 'practice/good');
    await failed.locator('summary').click();
    await failed.getByText('2 + 3 is not -1').waitFor();
    assert.match(await failed.innerText(), /a - b/);
    await failed.locator('summary').click();
  });

  it('lists on request only tasks that did not pass, or on which the models differ', async () => {
    const listed = () => comparison().listedAnswers();
    await comparison().show('Not passed');
    assert.deepEqual(new Set(await listed()), new Set(['Failed']));
    assert.equal((await listed()).length, 2 + 8 + 8);
    await comparison().show('Tasks with different outcomes');
    // Of every ten tasks the seventh, eighth and ninth: all pass those before, and none the tenth.
    assert.equal((await listed()).length, 2 * 3 * MODELS.length);
    await comparison().show('All');
    assert.equal((await listed()).length, TASKS * MODELS.length);
  });

  itLooksRight({
    workbench,
    page: comparison,
    name: 'evaluate',
    themes: ['dark', 'light'],
    texts: ['--muted'],
    widths: [480],
    folds: 'as-they-are',
  });

  for (const [button, ending, begins] of [
    ['Export JSON', 'json', '{'],
    ['Export CSV', 'csv', 'run,'],
    ['Save Chart as PNG', 'png', '\u0089PNG'],
  ] as const) {
    it(`is saved as ${ending.toUpperCase()}`, async () => {
      await comparison().button(button).click();
      const target = await workbench().quickInput.accept(new RegExp(`ghostline-comparison-.+\\.${ending}$`));
      const content = await until({
        what: target,
        probe: () =>
          readFile(target).then(
            bytes => bytes.length > 0 && bytes,
            () => undefined,
          ),
      });
      assert.ok(content.toString('latin1').startsWith(begins), content.toString('latin1').slice(0, 40));
      if (ending === 'csv') assert.equal(content.toString('utf8').trimEnd().split('\r\n').length, 1 + 3 * TASKS);
    });
  }

  it('ends at once when it is canceled, and keeps finished tasks', async () => {
    const { quickInput } = workbench();
    const begun = server.requests.length;
    server.answer = request =>
      server.requests.length - begun > 10 ? { kind: 'none', how: 'stall' } : scripted(request);
    await chooseEverything();
    await quickInput.pick('Start');
    // It was allowed before, and nothing in the tasks has changed since.
    await comparison().untilState(/^Running: 10 of 60 answers/);
    await comparison().button('Cancel').click();
    const state = await comparison().untilState(/^Cancelled/);
    await server.untilNoOpenStreams();
    const [, count = ''] = /(\d+) of 60 answers/.exec(state) ?? [];
    // The two that were under way have cost something.
    assert.ok(Number(count) >= 10 && Number(count) <= 12, state);
    const shown = await comparison().table('Models');
    assert.equal(shown.length, 4, 'what was finished is not there');
    assert.deepEqual(await readdir(path.join(workbench().storage, 'evaluations')).then(names => names.length), 2);
    server.answer = scripted;
  });

  it('of an earlier day can be opened again', async () => {
    const { quickInput } = workbench();
    await comparison().button('Past Comparisons').click();
    await quickInput.untilTitle('Past Comparisons');
    await quickInput.untilRow('Your tasks', '60 answers', 'practice/good 90%');
    await quickInput.untilRow('Your tasks', 'cancelled');
    await workbench().screenshot('evaluate-earlier');
    await quickInput.pick('60 answers');
    await comparison().untilState(/^Finished\. 60 of 60/);
    await workbench().page.keyboard.press('Escape');
  });

  it('takes the user’s own code: a new task from the selection', async () => {
    const { editor, quickInput } = workbench();
    await workbench().open('rows.js');
    await editor.select({ line: 1, column: 1 }, { line: 4, column: 1 });
    await workbench().start('ghostline.newTask');
    await quickInput.untilTitle('New Task from Selection');
    await quickInput.enter('Make the rows a set');
    const file = '.ghostline/tasks/make-the-rows-a-set/task.json';
    // The file exists before its text does.
    const read = async () => JSON.parse(await workbench().workspace.read(file)) as object;
    const task = await until({ what: 'the task', probe: () => read().catch(() => undefined) });
    assert.deepEqual(
      Object.entries(task).filter(([name]) => ['prompt', 'entry'].includes(name)),
      [
        ['prompt', 'Make the rows a set'],
        ['entry', 'subject.js'],
      ],
    );
    await until({
      what: 'its test to be open',
      probe: async () => (await editor.text()).includes('write your assertions here'),
    });
  });

  it('throws nothing into the logs', async () => {
    assert.deepEqual(await workbench().logs.extensionHostErrors(), []);
  });
});
