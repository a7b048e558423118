import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { TaskTest } from '../../../src/core/evaluate/task.ts';
import type { TestOutcome } from '../../../src/core/evaluate/testRun.ts';
import { Bench } from '../../../src/disk/evaluate/bench.ts';
import { leftovers } from '../../../src/disk/process/leftovers.ts';
import { until } from '../../support/vscode/waiting.ts';
import { useFolder } from '../folders.ts';
import { processesOf } from '../processList.ts';

/** Starting a process takes some tenths of a second, on a busy machine some seconds. */
const PROCESSES_LIMIT_MS = 120_000;

const NEVER = new AbortController().signal;

/** A test that runs this JavaScript. */
function script(text: string, more: Partial<TaskTest> = {}): TaskTest {
  return { command: ['node', 'test.js'], files: [{ path: 'test.js', text }], timeLimitSeconds: 60, ...more };
}

function reasonOf(outcome: TestOutcome): string {
  return outcome.kind === 'failed' || outcome.kind === 'skipped' ? outcome.reason : outcome.kind;
}

describe("the test of a model's answer", function () {
  this.timeout(PROCESSES_LIMIT_MS);
  // Before the folder itself is gone.
  afterEach('leaves no folder', async () => {
    assert.deepEqual(await readdir(folder()), []);
  });
  const folder = useFolder();
  let bench = new Bench();

  beforeEach(() => {
    bench = new Bench({ folder: folder(), limits: { memoryBytes: 400_000_000, fileBytes: 5_000_000 } });
  });

  it('passes where its program ends well', async () => {
    const outcome = await bench.run(script('console.log("well done")'), [], NEVER);
    assert.equal(outcome.kind, 'passed');
    assert.ok(outcome.kind === 'passed' && outcome.output.text === 'well done');
  });

  it('fails where its program fails, and shows why, but not where', async () => {
    const outcome = await bench.run(script('throw new Error("one is not two")'), [], NEVER);
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.reason, 'The test failed with exit code 1.');
    assert.match(outcome.output.text, /one is not two/);
    assert.ok(!outcome.output.text.includes(folder()), outcome.output.text);
  });

  it('fails where the answer ends the program before the test has begun', async () => {
    const test = script('import "./answer.js"; console.log("all passed")', { expectOutput: 'all passed' });
    const files = [
      { path: 'answer.js', text: 'process.exit(0)' },
      { path: 'package.json', text: '{"type":"module"}' },
    ];
    assert.equal(reasonOf(await bench.run(test, files, NEVER)), 'The test ended without writing "all passed".');
  });

  it('cannot be replaced by the answer', async () => {
    const files = [{ path: 'test.js', text: '' }];
    assert.equal((await bench.run(script('process.exit(3)'), files, NEVER)).kind, 'failed');
  });

  it('sees no key, whatever its name', async () => {
    const env = { PATH: process.env['PATH'], OPENROUTER_API_KEY: 'k1', ODD_NAME: 'k2', NODE_OPTIONS: '--bad' };
    const outcome = await new Bench({ env, folder: folder() }).run(
      script('console.log(JSON.stringify(process.env))'),
      [],
      NEVER,
    );
    assert.ok(outcome.kind === 'passed');
    const seen = Object.keys(JSON.parse(outcome.output.text));
    for (const name of ['OPENROUTER_API_KEY', 'ODD_NAME', 'NODE_OPTIONS']) assert.ok(!seen.includes(name), name);
  });

  it('that hangs is ended at its time limit', async () => {
    const outcome = await bench.run(script('setInterval(() => {}, 1000)', { timeLimitSeconds: 0.4 }), [], NEVER);
    assert.equal(reasonOf(outcome), 'The test timed out after 0.4 s.');
  });

  it('that floods is ended, and its output is cut', async () => {
    const outcome = await bench.run(script('for (;;) require("fs").writeSync(1, "x".repeat(10_000))'), [], NEVER);
    assert.equal(reasonOf(outcome), 'The test was stopped: too much output.');
    assert.ok(outcome.kind === 'failed' && outcome.output.text.length < 10_000 && outcome.output.cutChars > 900_000);
  });

  it('that is canceled ends at once', async () => {
    const controller = new AbortController();
    const running = bench.run(script('setInterval(() => {}, 1000)'), [], controller.signal);
    controller.abort();
    assert.equal((await running).kind, 'aborted');
    assert.equal((await bench.run(script(''), [], controller.signal)).kind, 'aborted');
  });

  for (const [name, options] of [
    ['that starts others', '{ stdio: "inherit" }'],
    ['that starts others out of its group', '{ detached: true, stdio: "ignore" }'],
    ['that starts others with an empty environment', '{ detached: true, stdio: "inherit", env: {} }'],
    ['that starts others in another folder', '{ detached: true, stdio: "ignore", cwd: "/" }'],
  ] as const) {
    it(`${name} and ends leaves none of them`, async function () {
      if (process.platform !== 'linux') this.skip();
      // The system shows the names of its processes: their ids are others in the test's own namespace.
      const name = `left-over-${randomUUID()}`;
      const wait = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "${name}"], OPTIONS)`;
      const text = `const one = ${wait.replace('OPTIONS', options)}; one.unref(); one.once('spawn', () => console.log(process.env.GHOSTLINE_TEST) || setTimeout(() => process.exit(), 50));`;
      const outcome = await bench.run(script(text), [], NEVER);
      assert.ok(outcome.kind === 'passed', reasonOf(outcome));
      const mark = outcome.output.text.trim();
      assert.ok(mark !== '');
      assert.deepEqual(await leftovers({ mark, folder: '/nowhere' }), []);
      await until({ what: 'every process to be gone', probe: async () => (await processesOf(name)).length === 0 });
    });
  }

  it('that starts ever more processes is ended with all of them', async function () {
    if (process.platform !== 'linux') this.skip();
    const text = `
      const { spawn } = require('node:child_process');
      console.log(process.env.GHOSTLINE_TEST);
      for (let i = 0; i < 150; i++) spawn('sleep', ['1000'], { detached: i % 2 === 0, stdio: 'ignore' });
      setInterval(() => {}, 1000);`;
    const outcome = await bench.run(script(text), [], NEVER);
    assert.equal(reasonOf(outcome), 'The test was stopped: too many processes.');
    const mark = outcome.kind === 'failed' ? outcome.output.text.trim() : '';
    assert.deepEqual(await leftovers({ mark, folder: '/nowhere' }), []);
  });

  it('that takes ever more memory is ended', async function () {
    if (process.platform !== 'linux') this.skip();
    const text = 'const all = []; setInterval(() => all.length < 12 && all.push(Buffer.alloc(50_000_000, 1)), 20);';
    assert.equal(reasonOf(await bench.run(script(text), [], NEVER)), 'The test was stopped: too much memory.');
  });

  it('that fills the disk is ended', async function () {
    if (process.platform === 'win32') this.skip();
    const text = `
      const fs = require('node:fs');
      const file = fs.openSync('large', 'w');
      for (let part = 0; part < 50; part++) fs.writeSync(file, Buffer.alloc(1_000_000));`;
    assert.equal((await bench.run(script(text), [], NEVER)).kind, 'failed');
  });

  it('writes nothing outside of its folder', async () => {
    for (const path of ['../out.js', '/out.js', 'a/../../out.js', 'C:\\out.js', '']) {
      await assert.rejects(bench.run(script(''), [{ path, text: '' }], NEVER), /outside/, path);
    }
  });

  it('that locks its own folders leaves none of them all the same', async () => {
    const text = `
      const fs = require('node:fs');
      fs.mkdirSync('locked/inner', { recursive: true });
      fs.writeFileSync('locked/inner/file', '');
      fs.chmodSync('locked/inner', 0);
      fs.chmodSync('locked', 0);`;
    assert.equal((await bench.run(script(text), [], NEVER)).kind, 'passed');
  });

  it('fails if the files of the answer conflict', async () => {
    const files = [
      { path: 'a', text: '' },
      { path: 'a/b.js', text: '' },
    ];
    assert.match(reasonOf(await bench.run(script(''), files, NEVER)), /conflict with each other/);
  });

  it('runs TypeScript', async () => {
    const test = script('', {
      command: ['node', 'test.ts'],
      files: [{ path: 'test.ts', text: 'const answer: number = 42; console.log(answer);' }],
    });
    assert.equal(await bench.obstacle(test), undefined);
    assert.equal((await bench.run(test, [], NEVER)).kind, 'passed');
  });

  it('is skipped with the reason where Python is absent', async () => {
    const without = new Bench({ env: { PATH: '' } });
    const test = script('', { command: ['python', 'test.py'] });
    assert.match((await without.obstacle(test)) ?? '', /^Python wasn't found/);
    assert.match(reasonOf(await without.run(test, [], NEVER)), /^Python wasn't found/);
    assert.match((await without.obstacle(script('', { command: ['cargo', 'test'] }))) ?? '', /"cargo" wasn't found/);
  });

  it('runs Python, wherever it is installed', async function () {
    const test = script('', {
      command: ['python', 'test.py'],
      files: [{ path: 'test.py', text: 'import os\nassert "USER" not in os.environ\nprint("hello")' }],
    });
    if ((await bench.obstacle(test)) !== undefined) this.skip();
    const outcome = await bench.run(test, [], NEVER);
    assert.equal(outcome.kind, 'passed', reasonOf(outcome));
  });
});
