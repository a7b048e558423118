import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../src/core/clock.ts';
import { isolation } from '../../../src/disk/process/isolation.ts';
import { runTests, type TestRunOptions } from '../../../src/disk/workspaceCopy/testRun.ts';
import { until } from '../../support/vscode/waiting.ts';
import { fill } from '../../support/vscode/workspace.ts';
import { useFolder } from '../folders.ts';
import { processesOf } from '../processList.ts';
import { wallClock } from '../wallClock.ts';

/** Starting processes takes its time where others do the same. */
const LIMIT_MS = 60_000;
const NODE = JSON.stringify(process.execPath);

describe('a test run', function () {
  this.timeout(LIMIT_MS);
  const base = useFolder();
  const workspace = () => join(base(), 'project');
  const home = () => join(base(), 'tmp');

  beforeEach(async () => {
    await mkdir(workspace());
    await mkdir(home());
    await writeFile(join(workspace(), 'a.txt'), 'on the disk');
  });

  async function run(script: string, more: Partial<TestRunOptions> = {}) {
    const command = `${NODE} -e ${JSON.stringify(script)}`;
    const result = await runTests({
      command,
      folder: workspace(),
      home: home(),
      changes: new Map(),
      isExcluded: () => false,
      limits: { timeMs: LIMIT_MS },
      clock: wallClock,
      signal: new AbortController().signal,
      ...more,
    });
    assert.deepEqual(await readdir(home()), [], 'something was left behind');
    if (result.ended === 'not-run') assert.fail(result.message);
    return result;
  }

  /** A script that leaves the ids of its processes in this file, which the test reads afterwards. */
  const noted = () => join(base(), 'ids');
  async function untilGone(): Promise<void> {
    const ids = (await readFile(noted(), 'utf8')).trim().split('\n').map(Number);
    assert.ok(ids.length > 0 && ids.every(id => id > 0), String(ids));
    // In a process namespace of its own a process has another id: here it is found by its command line.
    const areGone = async () =>
      process.platform === 'linux' ? (await processesOf(noted())).length === 0 : ids.every(id => !isRunning(id));
    await until({ what: 'every process to be gone', probe: areGone });
  }
  const note = (id: string) => `require('fs').appendFileSync('${noted()}', ${id} + '\\n');`;

  const untilNoted = () =>
    until({ what: 'the script to run', probe: () => readFile(noted(), 'utf8').then(Boolean, () => false) });

  /** Its time is up when the script has left its id. */
  async function runToItsLimit(script: string) {
    const up = Promise.withResolvers<void>();
    const sleep: Clock['sleep'] = (ms, signal) => {
      if (ms !== LIMIT_MS) return wallClock.sleep(ms, signal);
      signal?.addEventListener('abort', () => up.resolve());
      return up.promise;
    };
    const running = run(script, { clock: { ...wallClock, sleep } });
    await Promise.race([running, untilNoted()]);
    up.resolve();
    return running;
  }

  it('gives exit code and output, and sees the changes that are not on the disk', async () => {
    const script = `const fs = require('fs'); console.log(fs.readFileSync('a.txt', 'utf8')); console.error('!'); process.exit(3)`;
    const changed = await run(script, { changes: new Map([['a.txt', 'changed']]) });
    assert.deepEqual([changed.ended, changed.exitCode, changed.output], ['exited', 3, 'changed\n!']);
    assert.equal((await run(script)).output, 'on the disk\n!');
    assert.equal((await run('')).exitCode, 0);
  });

  it('changes nothing in the workspace', async () => {
    await run(`const fs = require('fs'); fs.writeFileSync('a.txt', 'spoilt'); fs.writeFileSync('b.txt', 'new')`, {
      changes: new Map([['c/d.txt', 'proposed']]),
    });
    assert.deepEqual(await readdir(workspace()), ['a.txt']);
    assert.equal(await readFile(join(workspace(), 'a.txt'), 'utf8'), 'on the disk');
  });

  it('gets no secret out of the environment', async () => {
    const secrets = {
      OPENROUTER_API_KEY: 'sk-1',
      GITHUB_TOKEN: 'ghp',
      AWS_SECRET_ACCESS_KEY: 'x',
      NODE_OPTIONS: '--no-warnings',
    };
    const before = { ...process.env };
    Object.assign(process.env, secrets);
    try {
      const { output } = await run('console.log(Object.keys(process.env).join(), process.env.CI, process.env.PATH)');
      for (const name of Object.keys(secrets)) assert.ok(!output.includes(name), name);
      assert.ok(output.includes(` 1 ${process.env['PATH']}`), output);
    } finally {
      process.env = before;
    }
  });

  it('that hangs is ended at its limit, with its output so far', async () => {
    const hang = `console.log('begun'); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); ${note('process.pid')}`;
    const { ended, exitCode, output } = await runToItsLimit(hang);
    assert.deepEqual([ended, exitCode, output], ['time-limit', undefined, 'begun']);
    await untilGone();
  });

  it('may clear up before it is killed', async () => {
    const tidy = `process.on('SIGTERM', () => { console.log('tidied'); process.exit(0); }); setInterval(() => {}, 1000); ${note('process.pid')}`;
    const { ended, output } = await runToItsLimit(tidy);
    assert.deepEqual([ended, output], ['time-limit', 'tidied']);
  });

  it('is ended when it is stopped', async () => {
    const stop = new AbortController();
    const running = run(`${note('process.pid')} setInterval(() => {}, 1000)`, { signal: stop.signal });
    await untilNoted();
    stop.abort();
    assert.equal((await running).ended, 'aborted');
    await untilGone();
  });

  it('that was stopped before it began runs nothing', async () => {
    const signal = AbortSignal.abort();
    const result = await runTests({
      command: `${NODE} -e 1`,
      folder: workspace(),
      home: home(),
      changes: new Map(),
      isExcluded: () => false,
      limits: { timeMs: LIMIT_MS },
      clock: wallClock,
      signal,
    });
    assert.equal(result.ended, 'not-run');
    assert.deepEqual(await readdir(home()), []);
  });

  it('leaves no process running', async () => {
    const child = `${note('process.pid')} setInterval(() => {}, 1000)`;
    await writeFile(join(workspace(), 'child.js'), child);
    const fork = `const { spawn } = require('child_process');
      const options = { stdio: 'inherit' };
      for (let i = 0; i < 5; i++) spawn(process.execPath, ['child.js', '${noted()}'], options).unref();
      const fs = require('fs');
      const seen = () => { try { return fs.readFileSync('${noted()}', 'utf8').split('\\n').length > 5 } catch { return false } };
      const timer = setInterval(() => { if (seen()) { clearInterval(timer); console.log('done'); process.exit(0); } }, 20);`;
    await writeFile(join(workspace(), 'fork.js'), fork);
    const result = await run(`require('./fork.js')`);
    assert.deepEqual([result.ended, result.exitCode, result.output], ['exited', 0, 'done']);
    await untilGone();
  });

  it('leaves no detached process running', async function () {
    // Elsewhere the environment of others cannot be read.
    if (process.platform !== 'linux') this.skip();
    await writeFile(join(workspace(), 'child.js'), `${note('process.pid')} setInterval(() => {}, 1000)`);
    const fork = `const { spawn } = require('child_process');
      spawn(process.execPath, ['child.js', '${noted()}'], { stdio: 'ignore', detached: true }).unref();
      const fs = require('fs');
      const seen = () => { try { return fs.readFileSync('${noted()}', 'utf8') } catch { return '' } };
      const timer = setInterval(() => { if (seen()) { clearInterval(timer); process.exit(0); } }, 20);`;
    await writeFile(join(workspace(), 'fork.js'), fork);
    assert.equal((await run(`require('./fork.js')`)).exitCode, 0);
    await untilGone();
  });

  it('leaves no process running that cleared its environment', async function () {
    if (process.platform !== 'linux') this.skip();
    await writeFile(join(workspace(), 'child.js'), `${note('process.pid')} setInterval(() => {}, 1000)`);
    const fork = `const { spawn } = require('child_process');
      spawn(process.execPath, ['child.js', '${noted()}'], { stdio: 'ignore', detached: true, env: {} }).unref();
      const fs = require('fs');
      const seen = () => { try { return fs.readFileSync('${noted()}', 'utf8') } catch { return '' } };
      const timer = setInterval(() => { if (seen()) { clearInterval(timer); process.exit(0); } }, 20);`;
    await writeFile(join(workspace(), 'fork.js'), fork);
    assert.equal((await run(`require('./fork.js')`)).exitCode, 0);
    await untilGone();
  });

  it('reports its result even if it locked its folders', async () => {
    const lock = `const fs = require('fs');
      fs.mkdirSync('locked/inner', { recursive: true });
      fs.writeFileSync('locked/inner/file', '');
      for (const folder of ['locked/inner', 'locked']) fs.chmodSync(folder, 0);
      console.log('done');`;
    await writeFile(join(workspace(), 'lock.js'), lock);
    assert.equal((await run(`require('./lock.js')`)).output, 'done');
  });

  it('leaves no process running that left its group, its environment and its folder', async function () {
    if (!(await isolation({ folder: base() }))) this.skip();
    const hidden = `setsid env -i sh -c 'echo $$ > "$0"; exec sleep 1000' "${noted()}"`;
    const command = `(cd / && ${hidden} &); until [ -s "${noted()}" ]; do sleep 0.1; done; echo begun`;
    assert.equal((await run('', { command })).output, 'begun');
    await until({ what: 'it to be gone', probe: async () => (await processesOf(noted())).length === 0 });
  });

  it('cannot change the packages of the workspace', async function () {
    if (!(await isolation({ folder: base() }))) this.skip();
    const packages = ['node_modules/lib/index.js', 'node_modules/.bin/tool', '.venv/lib.py', 'packages/own/index.js'];
    const files = Object.fromEntries(packages.map(path => [path, 'installed']));
    await fill(workspace(), { ...files, 'packages/own/package.json': '{}' });
    await symlink('../packages/own', join(workspace(), 'node_modules/own'));
    const script = `const fs = require('fs');
      for (const path of ${JSON.stringify([...packages, 'node_modules/own/index.js', 'node_modules/lib/new.js'])}) {
        try { fs.writeFileSync(path, 'spoilt'); console.log(path, 'written'); } catch (error) { console.log(path, error.code); }
      }
      try { fs.writeFileSync('${workspace()}/a.txt', 'spoilt'); } catch (error) { console.log(error.code); }
      fs.mkdirSync('node_modules/.cache'); fs.writeFileSync('node_modules/.cache/a', 'of the copy');`;
    await writeFile(join(workspace(), 'spoil.js'), script);
    const { output, exitCode } = await run(`require('./spoil.js')`);
    assert.deepEqual(output.split('\n'), [
      'node_modules/lib/index.js EROFS',
      'node_modules/.bin/tool EROFS',
      '.venv/lib.py EROFS',
      'packages/own/index.js written',
      'node_modules/own/index.js written',
      'node_modules/lib/new.js EROFS',
      'EROFS',
    ]);
    assert.equal(exitCode, 0);
    for (const path of packages) assert.equal(await readFile(join(workspace(), path), 'utf8'), 'installed');
    assert.equal(await readFile(join(workspace(), 'a.txt'), 'utf8'), 'on the disk');
  });

  describe('that takes too much is ended:', () => {
    const limits = { outputBytes: 5_000_000, processes: 20, memoryBytes: 400_000_000, diskBytes: 300_000_000 };

    for (const { what, script, ended, why, onlyOn } of [
      {
        what: 'output',
        script: `const line = 'x'.repeat(999) + '\\n'; console.log('first');
          const go = () => { for (let i = 0; i < 500; i++) process.stdout.write(line); setImmediate(go); }; go();`,
        ended: 'output-limit',
        why: /MB of output/,
      },
      {
        what: 'processes',
        script: `for (let i = 0; i < 60; i++) require('child_process').spawn('sleep', ['1000'], { detached: true, env: {} });`,
        ended: 'process-limit',
        why: /256 processes/,
        onlyOn: 'linux',
      },
      {
        what: 'memory',
        script: 'const all = []; setInterval(() => all.length < 12 && all.push(Buffer.alloc(50_000_000, 1)), 20);',
        ended: 'memory-limit',
        why: /memory/,
        onlyOn: 'linux',
      },
      {
        what: 'disk',
        script: `const fs = require('fs'); let file = 0;
          setInterval(() => file < 60 && fs.writeFileSync('part' + file++, Buffer.alloc(10_000_000, 1)), 10);`,
        ended: 'disk-limit',
        why: /disk/,
      },
    ]) {
      it(what, async function () {
        if (onlyOn !== undefined && process.platform !== onlyOn) this.skip();
        await writeFile(join(workspace(), 'take.js'), script);
        const result = await run(`require('./take.js')`, { limits: { ...limits, timeMs: LIMIT_MS } });
        assert.equal(result.ended, ended);
        assert.match(result.why ?? '', why);
        assert.ok(result.output.length < 40_000, String(result.output.length));
      });
    }

    it('a single file', async function () {
      if (process.platform === 'win32') this.skip();
      const script = `const fs = require('fs'); const file = fs.openSync('large', 'w');
        for (let part = 0; part < 50; part++) fs.writeSync(file, Buffer.alloc(1_000_000)); console.log('all of it');`;
      await writeFile(join(workspace(), 'take.js'), script);
      const { output, exitCode } = await run(`require('./take.js')`, { limits: { fileBytes: 5_000_000 } });
      assert.notEqual(exitCode, 0);
      assert.doesNotMatch(output, /all of it/);
    });
  });

  it('that crashes is not reported as a timeout', async () => {
    const { ended, exitCode } = await run('', { command: 'kill -SEGV $$' });
    assert.deepEqual([ended, exitCode], ['exited', 139]);
  });

  it('explains what is wrong with a command that does not exist', async () => {
    const { exitCode, output } = await run('', { command: 'there-is-no-such-command' });
    assert.equal(exitCode, 127);
    assert.match(output, /not found/);
  });
});

/** A zombie process is still listed. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    // Gone, as expected.
    return false;
  }
}
