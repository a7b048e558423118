import assert from 'node:assert/strict';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram, programPath, systemProgram } from '../../../src/disk/process/programPath.ts';
import { useFolder } from '../folders.ts';

interface Machine {
  readonly platform?: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
  readonly outside?: readonly string[];
  /** Programs that are there, and where each really is if it is a link. */
  readonly files: Readonly<Record<string, string>>;
  readonly name?: string;
}

function find({ platform = 'linux', env, outside = [], files, name = 'git' }: Machine): Promise<string | undefined> {
  return findProgram({ name, env, platform, outside, realProgram: async path => files[path] });
}

const at = (...paths: readonly string[]) => Object.fromEntries(paths.map(path => [path, path]));

describe('a program', () => {
  it('is the first one on the PATH', async () => {
    const files = at('/usr/local/bin/git', '/usr/bin/git');
    assert.equal(await find({ env: { PATH: '/bin:/usr/local/bin:/usr/bin' }, files }), '/usr/local/bin/git');
    assert.equal(await find({ env: { PATH: '/bin' }, files }), undefined);
    assert.equal(await find({ env: {}, files }), undefined);
  });

  it('is never read from a relative entry of the PATH', async () => {
    const files = at('git', './git', 'node_modules/.bin/git', '/usr/bin/git');
    assert.equal(await find({ env: { PATH: ':.:node_modules/.bin:/usr/bin' }, files }), '/usr/bin/git');
  });

  it('is never read from the workspace', async () => {
    const files = at('/work/project/git', '/work/project/node_modules/.bin/git', '/work/project-tools/git');
    const env = { PATH: '/work/project:/work/project/node_modules/.bin:/work/project-tools' };
    assert.equal(await find({ env, outside: ['/work/project'], files }), '/work/project-tools/git');
  });

  it('is never read from the workspace through a link', async () => {
    const files = { '/home/a/bin/git': '/work/project/git', '/usr/bin/git': '/usr/lib/git' };
    const env = { PATH: '/home/a/bin:/usr/bin' };
    assert.equal(await find({ env, outside: ['/work/project'], files }), '/usr/bin/git');
  });

  describe('on Windows', () => {
    const PROGRAM = 'C:\\Program Files\\Git\\cmd\\git.EXE';
    const env = { Path: 'tools;.;C:\\Work\\Project;\\tools;C:tools;"C:\\Program Files\\Git\\cmd"' };
    const windows = { platform: 'win32', env, outside: ['c:\\work\\project'] } as const;

    it('is never one that is in the working folder or the workspace', async () => {
      const files = at(
        'git.EXE',
        '.\\git.EXE',
        'C:\\Work\\Project\\git.EXE',
        '\\tools\\git.EXE',
        'tools\\git.EXE',
        PROGRAM,
      );
      assert.equal(await find({ ...windows, files }), PROGRAM);
    });

    it('is one that starts without a shell', async () => {
      const files = at('C:\\Program Files\\Git\\cmd\\git.CMD', 'C:\\Program Files\\Git\\cmd\\git.BAT');
      assert.equal(await find({ ...windows, files }), undefined);
    });

    it('may be named with its ending', async () => {
      assert.equal(
        await find({ ...windows, files: at('C:\\Program Files\\Git\\cmd\\git.exe'), name: 'git.exe' }),
        'C:\\Program Files\\Git\\cmd\\git.exe',
      );
    });

    it('of the system itself is in the system folder, wherever the PATH leads', () => {
      assert.equal(systemProgram('taskkill.exe', { SystemRoot: 'D:\\WINDOWS' }), 'D:\\WINDOWS\\System32\\taskkill.exe');
      assert.equal(systemProgram('taskkill.exe', {}), 'C:\\Windows\\System32\\taskkill.exe');
    });
  });

  describe('on this machine', () => {
    const base = useFolder();

    it('is a file that can be executed', async function () {
      if (process.platform === 'win32') this.skip();
      const [first, second] = [join(base(), 'first'), join(base(), 'second')];
      await mkdir(join(first, 'tool'), { recursive: true });
      await mkdir(second);
      await writeFile(join(first, 'other'), '', { mode: 0o644 });
      await writeFile(join(second, 'tool'), '', { mode: 0o755 });
      await writeFile(join(second, 'other'), '', { mode: 0o755 });
      await chmod(join(second, 'other'), 0o755);
      await symlink('tool', join(second, 'linked'));
      const env = { PATH: `${first}:${second}` };
      for (const name of ['tool', 'other', 'linked'])
        assert.equal(await programPath(name, { env, outside: [] }), join(second, name), name);
      assert.equal(await programPath('tool', { env, outside: [second] }), undefined);
    });
  });
});
