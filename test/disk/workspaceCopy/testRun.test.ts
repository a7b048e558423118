import assert from 'node:assert/strict';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isolation } from '../../../src/disk/process/isolation.ts';
import { runTests } from '../../../src/disk/workspaceCopy/testRun.ts';
import { fill } from '../../support/vscode/workspace.ts';
import { wallClock } from '../wallClock.ts';
import { LIMIT_MS, NODE, useTestRuns } from './testRunFixture.ts';

describe('a test run', function () {
  this.timeout(LIMIT_MS);
  const { base, workspace, home, run } = useTestRuns();

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

  it('reports its result even if it locked its folders', async () => {
    const lock = `const fs = require('fs');
      fs.mkdirSync('locked/inner', { recursive: true });
      fs.writeFileSync('locked/inner/file', '');
      for (const folder of ['locked/inner', 'locked']) fs.chmodSync(folder, 0);
      console.log('done');`;
    await writeFile(join(workspace(), 'lock.js'), lock);
    assert.equal((await run(`require('./lock.js')`)).output, 'done');
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

  it('that crashes is not reported as a timeout', async () => {
    const { ended, exitCode } = await run('', { command: 'kill -SEGV $$' });
    assert.deepEqual([ended, exitCode], ['exited', 139]);
  });

  it('explains that a command does not exist', async () => {
    const { exitCode, output } = await run('', { command: 'there-is-no-such-command' });
    assert.equal(exitCode, 127);
    assert.match(output, /not found/);
  });
});
