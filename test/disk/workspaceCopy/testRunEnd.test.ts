import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isolation } from '../../../src/disk/process/isolation.ts';
import { until } from '../../support/vscode/waiting.ts';
import { processesOf } from '../processList.ts';
import { LIMIT_MS, useTestRuns } from './testRunFixture.ts';

describe('a test run', function () {
  this.timeout(LIMIT_MS);
  const { base, workspace, run, runToItsLimit, note, noted, untilNoted, untilGone } = useTestRuns();

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

  it('leaves no process running that left its group, its environment and its folder', async function () {
    if (!(await isolation({ folder: base() }))) this.skip();
    const hidden = `setsid env -i sh -c 'echo $$ > "$0"; exec sleep 1000' "${noted()}"`;
    const command = `(cd / && ${hidden} &); until [ -s "${noted()}" ]; do sleep 0.1; done; echo begun`;
    assert.equal((await run('', { command })).output, 'begun');
    await until({ what: 'it to be gone', probe: async () => (await processesOf(noted())).length === 0 });
  });

  describe('that takes too much is ended:', () => {
    const limits = { outputBytes: 5_000_000, processes: 20, memoryBytes: 400_000_000, diskBytes: 300_000_000 };

    for (const { what, script, ended, why, onlyOn } of [
      {
        what: 'output',
        // Waits for its reader, or its own memory would be the limit.
        script: `const lines = ('x'.repeat(999) + '\\n').repeat(500); console.log('first');
          const go = () => { if (process.stdout.write(lines)) setImmediate(go); else process.stdout.once('drain', go); };
          go();`,
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
});
