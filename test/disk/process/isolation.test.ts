import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isolation } from '../../../src/disk/process/isolation.ts';
import { useFolder } from '../folders.ts';

/** Any user but root; the systems here need no account for it. */
const USER = 65_534;
const NO_ISOLATION = 77;
const ISOLATING = new URL('./isolating.ts', import.meta.url).pathname;

describe('an isolated program', function () {
  this.timeout(60_000);
  const base = useFolder();
  const project = () => join(realpathSync(base()), 'project');
  const inside = () => join(project(), 'tmp');

  beforeEach(async function () {
    if (!(await isolation({ folder: base() }))) this.skip();
    await mkdir(inside(), { recursive: true });
  });

  async function run(script: string): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
    const isolate = (await isolation({ folder: inside(), readOnly: project() })) ?? assert.fail('no isolation');
    const [program, ...args] = isolate(['/bin/sh', '-c', script]);
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: inside(), encoding: 'utf8' });
    return { code: status, lines: `${stdout}${stderr}`.trim().split('\n') };
  }

  it('ends with its own exit code, and with 128 and the number of a signal', async () => {
    assert.equal((await run('exit 7')).code, 7);
    assert.deepEqual(await run('kill -SEGV $$'), { code: 139, lines: [''] });
  });

  it('sees no process but its own', async () => {
    const { lines } = await run('for one in /proc/[0-9]*; do echo $one; done');
    assert.ok(lines.length <= 3, lines.join());
  });

  it('cannot write to the workspace, but to its own folder, even if that is in the workspace', async () => {
    const { lines } = await run('echo a > b; cat b; cd ..; echo a > b; pwd; ls');
    assert.deepEqual([lines[0], lines[1], lines[2]], ['a', project(), 'tmp']);
    assert.match(lines[3] ?? '', /[Rr]ead-only/);
    assert.ok(!existsSync(join(project(), 'b')));
  });

  it('is the same user, without being root', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const as = { uid: USER, gid: USER, env: { PATH: process.env['PATH'] ?? '' } };
    // The project may be where no other user can look.
    const canRead = spawnSync(process.execPath, ['--check', ISOLATING], { ...as, stdio: 'ignore' }).status === 0;
    if (!canRead) this.skip();
    await chmod(base(), 0o777);
    await chmod(project(), 0o777);
    await chmod(inside(), 0o777);
    const child = spawn(process.execPath, [ISOLATING, inside(), project()], {
      stdio: ['ignore', 'inherit', 'inherit'],
      ...as,
    });
    const [code] = await once(child, 'exit');
    // Some systems let only root make namespaces.
    if (code === NO_ISOLATION) this.skip();
    assert.equal(code, 0);
  });
});
