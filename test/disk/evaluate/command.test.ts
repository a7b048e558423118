import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { summaryOf } from '../../../src/core/evaluate/summary.ts';
import { costTotal, sumOf } from '../../../src/core/usage/sums/ledgerTotals.ts';
import { readResultFile } from '../../../src/disk/evaluate/resultStore.ts';
import { writeTask } from '../../../src/disk/evaluate/writeTask.ts';
import { evaluateCommand } from '../../run/evaluate/command.ts';
import { dedent } from '../../support/dedent.ts';
import { installedDrafts } from '../../support/grammars.ts';
import { FIREWORKS_DIALECT } from '../../support/modelServer/dialectList.ts';
import { type ModelServer, PRACTICE_KEY, startModelServer } from '../../support/modelServer/modelServer.ts';
import { useFolder, Window } from '../folders.ts';
import { numberIn, scripted, taskNumber, withLimit } from './numberedTasks.ts';

/** A process for each answer: some seconds, on a busy machine more. */
const LIMIT_MS = 120_000;

/** A zombie process has no command line any more. */
async function processesNamed(name: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter(id => /^\d+$/.test(id));
  const lines = await Promise.all(ids.map(id => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter(line => line.startsWith(name));
}

describe('npm run evaluate', function () {
  this.timeout(LIMIT_MS);
  const folder = useFolder();
  let server: ModelServer;
  let printed = '';
  let told: string[] = [];

  beforeEach(async () => {
    server = await startModelServer({ models: ['good', 'fair', 'wordy'], answer: scripted });
    [printed, told] = ['', []];
  });
  afterEach(() => server.close());

  const tasksFolder = () => join(folder(), 'tasks');
  const out = () => join(folder(), 'results', 'result.json');

  /** The run's cost in its ledger. */
  async function booked(): Promise<number> {
    const { ledger } = new Window(join(folder(), 'results', 'ledger'));
    return costTotal(sumOf(await ledger.everything())).value;
  }

  async function writeTasks(count: number): Promise<void> {
    for (let number = 1; number <= count; number++) await writeTask(tasksFolder(), taskNumber(number));
  }

  interface Running {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly key?: string;
    readonly says?: boolean;
    readonly signal?: AbortSignal;
    readonly onTell?: (text: string) => void;
  }

  function run(args: readonly string[], running: Running = {}): Promise<number> {
    const {
      env = process.env,
      key = PRACTICE_KEY,
      says = false,
      signal = new AbortController().signal,
      onTell,
    } = running;
    return evaluateCommand({
      args: ['--base-url', server.url, '--out', out(), ...args],
      env: { ...env, GHOSTLINE_API_KEY: key },
      root: folder(),
      newDraft: installedDrafts(),
      startedAt: new Date(),
      print: text => {
        printed += text;
      },
      tell: text => {
        told.push(text);
        onTell?.(text);
      },
      confirm: async () => says,
      signal,
    });
  }

  it("finds the exact rates of three models of known quality, and the server's bill", async () => {
    await writeTasks(10);
    assert.equal(await run(['--models', 'good,fair,wordy', '--tasks', tasksFolder(), '--yes']), 0);
    const result = await readResultFile(out());
    assert.ok(typeof result !== 'string');
    const { models } = summaryOf(result);
    assert.deepEqual(
      models.map(({ model, passed, outputTokens, counts }) => [
        model.model,
        passed.part,
        passed.of,
        outputTokens?.median,
        counts.failed,
      ]),
      [
        ['good', 9, 10, 25, 1],
        ['fair', 6, 10, 25, 4],
        ['wordy', 6, 10, 50, 4],
      ],
    );
    const cost = models.reduce((sum, model) => sum + model.cost.value, 0);
    assert.equal(cost, server.bill.costNanoDollars);
    assert.equal(await booked(), server.bill.costNanoDollars);
    assert.match(printed, /good +9\/10 90%/);
    assert.match(printed, /good and fair: no difference shown in 10 pairs/);
    const csv = await readFile(out().replace('.json', '.csv'), 'utf8');
    assert.equal(csv.split('\r\n').length, 32);
    assert.deepEqual((await readdir(join(folder(), 'results'))).toSorted(), ['ledger', 'result.csv', 'result.json']);
  });

  it('continues after answers that hang, flood, start processes or end the test, and leaves no process running', async function () {
    if (process.platform !== 'linux') this.skip();
    const mark = `left-over-${process.pid}`;
    const harm: readonly string[] = [
      'for (;;);',
      'for (;;) require("fs").writeSync(1, "flood ".repeat(1_000));',
      `for (let i = 0; i < 100; i++) require("child_process").spawn("sleep", ["1000"], { detached: true, argv0: "${mark}", stdio: "ignore" });\nsetInterval(() => {}, 1_000);\nexports.answer = true;`,
      'process.kill(process.pid, "SIGKILL");',
      'exports.answer = true;',
    ];
    for (const [index] of harm.entries())
      await writeTask(tasksFolder(), withLimit(taskNumber(index + 1), index === 0 ? 1 : 60));
    server.answer = request => `\`\`\`js\n${harm[numberIn(request) - 1]}\n\`\`\``;
    assert.equal(await run(['--models', 'good', '--tasks', tasksFolder(), '--yes']), 0);
    const result = await readResultFile(out());
    assert.ok(typeof result !== 'string');
    const reasons = Object.fromEntries(
      result.answers.map(({ taskId, outcome, reason }) => [taskId, reason ?? outcome]),
    );
    assert.deepEqual(reasons, {
      t01: 'The test timed out after 1 s.',
      t02: 'The test was stopped: too much output.',
      t03: 'The test was stopped: too many processes.',
      t04: 'The test was stopped by the system.',
      t05: 'passed',
    });
    assert.equal(await booked(), server.bill.costNanoDollars);
    assert.deepEqual(await processesNamed(mark), []);
  });

  it('runs nothing before the user agrees', async () => {
    await writeTasks(1);
    assert.equal(await run(['--models', 'good', '--tasks', tasksFolder()]), 2);
    assert.equal(server.requests.length, 0);
    assert.match(told.join('\n'), /Nothing was begun/);
    assert.equal(await run(['--models', 'good', '--tasks', tasksFolder()], { says: true }), 0);
  });

  it('that is canceled reports it in its exit code, and has saved finished answers', async () => {
    await writeTasks(4);
    const controller = new AbortController();
    const onTell = (text: string) => text.startsWith('3/') && controller.abort();
    const code = await run(['--models', 'good,fair', '--tasks', tasksFolder(), '--yes'], {
      signal: controller.signal,
      onTell,
    });
    assert.equal(code, 130);
    const result = await readResultFile(out());
    assert.ok(typeof result !== 'string' && result.end === 'cancelled');
    assert.ok(result.answers.length >= 3 && result.answers.length <= 5);
    assert.match(told.at(-1) ?? '', /^Cancelled, not all was asked\. \d of 8 answers: /);
  });

  it('reports in its exit code that a model could not answer everything', async () => {
    await writeTasks(2);
    assert.equal(await run(['--models', 'nobody,good', '--tasks', tasksFolder(), '--yes', '--unpriced']), 1);
    assert.match(
      told.join('\n'),
      /nobody was skipped because its provider failed\. The provider doesn't know this model/,
    );
    assert.match(printed, /good +2\/2 100%/);
  });

  it('does not start without a key, and explains where it is read from', async () => {
    await writeTasks(1);
    const args = ['--models', 'good', '--tasks', tasksFolder(), '--yes', '--base-url', 'https://openrouter.ai/api/v1'];
    assert.equal(await run(args, { env: {}, key: '' }), 2);
    assert.deepEqual(told, [
      'There is no key for OpenRouter: set OPENROUTER_API_KEY or GHOSTLINE_API_KEY in the environment.',
    ]);
  });

  it('stops at the cap', async () => {
    await writeTasks(3);
    assert.equal(await run(['--models', 'good', '--tasks', tasksFolder(), '--cap', '0.0001', '--yes']), 1);
    assert.equal(server.requests.length, 0);
    assert.match(told.at(-1) ?? '', /^Stopped at the cap, not all was asked\. 0 of 3 answers: /);
  });

  it('asks for permission if no cap can limit its cost, even with allowed tests', async () => {
    await server.close();
    server = await startModelServer({ models: ['good'], answer: scripted, dialect: FIREWORKS_DIALECT });
    await writeTasks(1);
    const args = ['--models', 'good', '--tasks', tasksFolder(), '--cap', '0.50', '--yes'];
    assert.equal(await run(args), 2);
    assert.match(told.join('\n'), /The price of good is unknown, so the limit of \$0\.50 can't be enforced\./);
    assert.equal(told.at(-1), 'Nothing was begun. --unpriced asks models without a known price, too.');
    assert.equal(server.requests.length, 0);
    assert.equal(await run([...args, '--unpriced']), 0);
    assert.match(printed, /good +1\/1 100% .+ \? /);
    const result = await readResultFile(out());
    assert.deepEqual(typeof result === 'string' ? result : result.unpriced, ['custom good']);
  });

  it('skips Python with the reason if it is not installed, and pays for nothing', async () => {
    const row = {
      id: 'one',
      prefix: 'def f():\n    return ',
      suffix: '\n',
      entryPoint: 'f',
      test: 'def check(f):\n    assert f() == 1\n',
    };
    const file = join(folder(), 'cases.jsonl');
    await writeFile(file, `${JSON.stringify(row)}\n`);
    assert.equal(await run(['--models', 'good', '--tasks', file, '--yes'], { env: { PATH: '' } }), 1);
    assert.equal(server.requests.length, 0);
    assert.match(told.join('\n'), /skipped \(Python wasn't found/);
  });

  it('fills in the middle as ghost text does, and tests it', async function () {
    const row = {
      suffix: dedent`


        x = 1
      `,
      entryPoint: 'f',
      test: 'def check(f):\n    assert f(2) == 4\n',
    };
    const file = join(folder(), 'cases.jsonl');
    await writeFile(
      file,
      ['one', 'two', 'three'].map(id => JSON.stringify({ ...row, id, prefix: `# ${id}\ndef f(a):\n    ` })).join('\n'),
    );
    const answers = { one: '```python\nreturn 2 * a\n```', two: 'return a + 3', three: 'import sys; sys.exit(0)' };
    server.answer = ({ messages }) => {
      const asked = messages.map(({ content }) => content).join('\n');
      return Object.entries(answers).find(([id]) => asked.includes(`# ${id}`))?.[1] ?? '';
    };
    assert.equal(await run(['--models', 'good', '--tasks', file, '--yes']), 0);
    const result = await readResultFile(out());
    assert.ok(typeof result !== 'string');
    if (result.answers.some(({ outcome }) => outcome === 'skipped')) this.skip();
    const outcomes = result.answers.map(({ taskId, outcome }) => `${taskId} ${outcome}`);
    assert.deepEqual(outcomes.toSorted(), ['one passed', 'three failed', 'two failed']);
  });

  it('explains errors in tasks and options', async () => {
    await writeFile(join(folder(), 'broken.jsonl'), '{"id":"x"}\n');
    assert.equal(await run(['--models', 'good', '--tasks', join(folder(), 'broken.jsonl')]), 2);
    assert.deepEqual(told, [
      `${join(folder(), 'broken.jsonl')}: Line 1: "prefix" and "suffix" must be strings.`,
      '--tasks takes bundled, a folder of tasks, or a file of fill-in-the-middle cases (.jsonl).',
    ]);
    for (const [args, fault] of [
      [[], '--models names none: '],
      [['--models', 'a,a'], '--models names a at 127.0.0.1'],
      [['--models', 'a', '--repeats', '0'], '--repeats takes a whole number from 1 to 999.'],
      [['--models', 'a', '--cap', 'much'], '--cap takes dollars, 0.50 for instance.'],
      [['--models', 'nobody=a'], 'There is no provider "nobody"; there are'],
      [['--models', 'good', '--tasks', join(folder(), 'gone')], `${join(folder(), 'gone')}: It doesn't exist`],
    ] as const) {
      told = [];
      assert.equal(await run(args), 2);
      assert.ok(told[0]?.startsWith(fault), told[0]);
    }
    assert.equal(await run(['--help']), 0);
    assert.match(printed, /Exit code:\n {2}0 /);
    assert.equal(server.requests.length, 0);
  });
});
