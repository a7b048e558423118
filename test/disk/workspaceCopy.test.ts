import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyWorkspace, type WorkspaceCopy, type WorkspaceCopyOptions } from '../../src/disk/workspaceCopy.ts';
import { fill } from '../support/vscode/workspace.ts';
import { useFolder } from './folders.ts';

const LIMIT_MS = 60_000;

describe('a copy of the workspace', function () {
  this.timeout(LIMIT_MS);
  const base = useFolder();
  const workspace = () => join(base(), 'project');
  const home = () => join(base(), 'tmp');
  let copies: WorkspaceCopy[] = [];

  beforeEach(() => Promise.all([mkdir(workspace()), mkdir(home())]));
  afterEach(async () => {
    for (const copy of copies) await copy.remove();
    copies = [];
  });

  async function copy(more: Partial<WorkspaceCopyOptions> = {}): Promise<(path: string) => string> {
    const { signal } = new AbortController();
    const options = { folder: workspace(), home: home(), changes: new Map(), leavesOut: () => false, signal };
    const made = await copyWorkspace({ ...options, ...more });
    copies.push(made);
    return path => readFileSync(join(made.folder, path), 'utf8');
  }
  const folderOf = () => copies.at(-1)?.folder ?? '';
  const fault = (kind: string) => (error: unknown) => error instanceof Error && 'kind' in error && error.kind === kind;

  const git = (...args: readonly string[]) => gitIn(workspace(), ...args);
  function gitIn(cwd: string, ...args: readonly string[]): string {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  }

  /** A repository with committed, changed, staged, deleted, new and ignored files. */
  async function repository(): Promise<void> {
    await fill(workspace(), {
      '.gitignore': 'ignored/\n',
      'same.txt': 'same',
      'changed.txt': 'old',
      'staged.txt': 'old',
      'deleted.txt': 'old',
      'deep/down.txt': 'old',
    });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
    await fill(workspace(), {
      'changed.txt': 'new',
      'staged.txt': 'new',
      'deep/new file.txt': 'new',
      'ignored/big.txt': 'no',
    });
    git('add', 'staged.txt');
    await rm(join(workspace(), 'deleted.txt'));
  }

  it('has what the folder has, with the changes', async () => {
    await fill(workspace(), { 'a.txt': 'a', 'b/c.txt': 'c', '.git/config': 'x', 'node_modules/p/index.js': 'p' });
    const read = await copy({
      changes: new Map([
        ['a.txt', 'A'],
        ['new/d.txt', 'D'],
      ]),
    });
    assert.deepEqual([read('a.txt'), read('b/c.txt'), read('new/d.txt')], ['A', 'c', 'D']);
    assert.ok(!existsSync(join(folderOf(), '.git')));
  });

  it('of a repository has what was never committed, too, and nothing that git ignores', async () => {
    await repository();
    const read = await copy({ changes: new Map([['same.txt', 'proposed']]) });
    const all = ['same.txt', 'changed.txt', 'staged.txt', 'deep/down.txt', 'deep/new file.txt'].map(read);
    assert.deepEqual(all, ['proposed', 'new', 'new', 'old', 'new']);
    for (const path of ['deleted.txt', 'ignored']) assert.ok(!existsSync(join(folderOf(), path)), path);
    const status = [' M changed.txt', ' D deleted.txt', ' M same.txt', ' M staged.txt', '?? "deep/new file.txt"'];
    assert.deepEqual(gitIn(folderOf(), 'status', '--porcelain').trimEnd().split('\n'), status);
  });

  it('of a folder inside a repository is at the same place in it', async () => {
    await repository();
    const read = await copy({ folder: join(workspace(), 'deep') });
    assert.deepEqual([read('down.txt'), read('new file.txt'), read('../changed.txt')], ['old', 'new', 'new']);
  });

  it('of a folder that the repository around it ignores is all of the folder', async () => {
    await repository();
    await fill(workspace(), { 'ignored/inner/a.txt': 'a', 'ignored/inner/deep/b.txt': 'b' });
    const read = await copy({ folder: join(workspace(), 'ignored/inner') });
    assert.deepEqual([read('a.txt'), read('deep/b.txt')], ['a', 'b']);
  });

  it('says what it has not: what git ignores, other repositories, and what no test may see', async () => {
    await repository();
    await fill(workspace(), {
      'deep/.env': 'KEY=1',
      '.env': 'KEY=2',
      'ignored/x/y.txt': 'no',
      'node_modules/a/index.js': '',
      '.gitignore': 'ignored/\nnode_modules/\n*.log\n',
      'deep/a.log': 'no',
      'other/file.txt': 'no',
    });
    gitIn(join(workspace(), 'other'), 'init', '--quiet');
    const leavesOut = (path: string) => path.endsWith('.env');
    await copy({ leavesOut });
    assert.deepEqual(copies.at(-1)?.leftOut, ['.env', 'deep/.env', 'deep/a.log', 'ignored/', 'other/']);
    await copy({ leavesOut, folder: join(workspace(), 'deep') });
    assert.deepEqual(copies.at(-1)?.leftOut, ['.env', 'a.log']);
    await rm(join(workspace(), '.git'), { recursive: true });
    await copy({ leavesOut });
    assert.deepEqual(copies.at(-1)?.leftOut, ['.env', 'deep/.env']);
  });

  it('leaves no trace in the repository', async () => {
    await repository();
    const before = git('status', '--porcelain');
    await copy();
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
    await copies.pop()?.remove();
    assert.ok(!existsSync(join(workspace(), '.git/worktrees')));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
    assert.equal(git('status', '--porcelain'), before);
    assert.equal(git('branch', '--list').trim().split('\n').length, 1);
    assert.deepEqual(await readdir(home()), []);
  });

  it('is a repository of its own, with the history: what tests do to it the user does not have', async () => {
    await repository();
    git('tag', 'v1');
    git('config', 'core.autocrlf', 'input');
    git('config', 'remote.origin.url', 'https://user:password@example.org/');
    const state = () => [
      ...['for-each-ref', 'stash list', 'status --porcelain', 'config --local --list', 'reflog'].map(words =>
        git(...words.split(' ')),
      ),
      readFileSync(join(workspace(), '.git/HEAD'), 'utf8'),
    ];
    const before = state();
    await copy();
    const own = (...args: readonly string[]) => gitIn(folderOf(), ...args);
    assert.match(own('describe', '--tags'), /^v1$/m);
    assert.match(own('log', '--format=%s'), /^First$/m);
    assert.ok(!own('config', '--local', '--list').includes('password'));
    assert.equal(own('config', 'core.autocrlf').trim(), 'input');
    own('stash');
    own('checkout', '--quiet', '-b', 'other');
    own('commit', '--quiet', '--allow-empty', '-m', 'Second');
    own('tag', 'v2');
    own('branch', '--delete', '--force', git('branch', '--show-current').trim());
    own('config', 'core.editor', 'spoilt');
    const hooks = own('rev-parse', '--git-path', 'hooks').trim();
    assert.ok(realpathSync(join(folderOf(), hooks, '..')).startsWith(folderOf()), hooks);
    assert.deepEqual(state(), before);
    git('fsck', '--strict');
  });

  it('of a worktree leaves the worktrees that the user has', async () => {
    await repository();
    git('worktree', 'add', '--quiet', '--detach', join(base(), 'second'));
    await fill(join(base(), 'second'), { 'same.txt': 'of the second' });
    const read = await copy({ folder: join(base(), 'second') });
    assert.equal(read('same.txt'), 'of the second');
    await copies.pop()?.remove();
    assert.equal(git('worktree', 'list').trim().split('\n').length, 2);
    assert.match(gitIn(join(base(), 'second'), 'status', '--porcelain'), /same\.txt/);
  });

  it('that is stopped on the way leaves nothing in the repository', async () => {
    await repository();
    const stopping = new AbortController();
    const leavesOut = () => {
      stopping.abort();
      return false;
    };
    await assert.rejects(copy({ leavesOut, signal: stopping.signal }), fault('stopped'));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
    assert.deepEqual(await readdir(home()), []);
  });

  it('runs none of the hooks in the repository', async () => {
    await repository();
    const hook = join(workspace(), '.git/hooks/post-checkout');
    await writeFile(hook, `#!/bin/sh\ntouch '${join(base(), 'hooked')}'\n`, { mode: 0o755 });
    await copy();
    assert.ok(!existsSync(join(base(), 'hooked')));
  });

  it('has no file that is to be left out, whether committed, changed or new', async () => {
    await repository();
    await fill(workspace(), { '.env': 'KEY=1', 'deep/.env': 'KEY=2' });
    git('add', '-f', '.env');
    git('commit', '--quiet', '-m', 'Second');
    const leavesOut = (path: string) => path.endsWith('.env');
    await copy({ leavesOut });
    for (const path of ['.env', 'deep/.env']) assert.ok(!existsSync(join(folderOf(), path)), path);
    await rm(join(workspace(), '.git'), { recursive: true });
    await copy({ leavesOut });
    for (const path of ['.env', 'deep/.env']) assert.ok(!existsSync(join(folderOf(), path)), path);
  });

  it('uses the packages that are installed, without writing to them; own packages are those of the copy', async () => {
    await fill(workspace(), {
      'package.json': '{}',
      'packages/own/package.json': '{}',
      'packages/own/index.js': 'old',
      'packages/own/node_modules/inner/index.js': 'inner',
      'node_modules/lib/index.js': 'lib',
      'node_modules/@scope/part/index.js': 'part',
      'node_modules/.cache/x': 'x',
    });
    await symlink('../packages/own', join(workspace(), 'node_modules/own'));
    const read = await copy({ changes: new Map([['packages/own/index.js', 'new']]) });
    assert.deepEqual(
      [
        'node_modules/lib/index.js',
        'node_modules/@scope/part/index.js',
        'packages/own/node_modules/inner/index.js',
      ].map(read),
      ['lib', 'part', 'inner'],
    );
    assert.equal(read('node_modules/own/index.js'), 'new');
    await writeFile(join(folderOf(), 'node_modules/new.txt'), 'of the copy');
    await copies.pop()?.remove();
    const left = await readdir(join(workspace(), 'node_modules'), { recursive: true });
    assert.ok(left.includes(join('lib', 'index.js')) && !left.includes('new.txt'), left.join());
  });

  it('is never left by a change, whatever links are in it', async () => {
    const outside = join(base(), 'outside');
    await mkdir(outside);
    await fill(workspace(), { 'real/a.txt': 'a' });
    await fill(outside, { 'a.txt': 'outside' });
    await symlink(outside, join(workspace(), 'folder'));
    await symlink(join(outside, 'a.txt'), join(workspace(), 'file.txt'));
    await symlink(join(outside, 'nowhere'), join(workspace(), 'dangling'));
    for (const path of ['folder/a.txt', 'folder/b/c.txt', 'file.txt', 'dangling', 'dangling/a.txt', '../a.txt']) {
      await assert.rejects(copy({ changes: new Map([[path, 'spoilt']]) }), fault('outside'), path);
    }
    assert.deepEqual(await readdir(outside), ['a.txt']);
    assert.equal(readFileSync(join(outside, 'a.txt'), 'utf8'), 'outside');
    assert.deepEqual(await readdir(home()), []);
  });

  for (const kind of ['a folder', 'a repository', 'a repository that has the links']) {
    it(`of ${kind} has links that lead to the copy where they led to the workspace`, async () => {
      const real = realpathSync(workspace());
      await fill(workspace(), { 'real/a.txt': 'a' });
      await symlink(real, join(base(), 'alias'));
      const links = () =>
        Promise.all([
          symlink(join(real, 'real'), join(workspace(), 'link')),
          symlink(join(base(), 'alias', 'real'), join(workspace(), 'aliased')),
          symlink('real', join(workspace(), 'plain')),
        ]);
      if (kind !== 'a repository') await links();
      if (kind !== 'a folder') {
        git('init', '--quiet');
        git('add', '.');
        git('commit', '--quiet', '-m', 'First');
      }
      if (kind === 'a repository') await links();
      for (const link of ['link', 'aliased', 'plain']) {
        const read = await copy({ changes: new Map([[`${link}/a.txt`, 'changed']]) });
        assert.equal(read('real/a.txt'), 'changed');
        await writeFile(join(folderOf(), link, 'b.txt'), 'of a test');
        assert.deepEqual(await readdir(join(workspace(), 'real')), ['a.txt'], link);
        assert.equal(readFileSync(join(workspace(), 'real/a.txt'), 'utf8'), 'a');
      }
    });
  }

  it('reads what a link beside the workspace leads to', async () => {
    await fill(join(base(), 'beside'), { 'b.txt': 'beside' });
    await fill(workspace(), { 'a.txt': 'a' });
    await symlink('../beside', join(workspace(), 'link'));
    const read = await copy();
    assert.equal(read('link/b.txt'), 'beside');
  });

  it('does not wait for a pipe', async () => {
    await fill(workspace(), { 'a.txt': 'a' });
    execFileSync('mkfifo', [join(workspace(), 'pipe')]);
    const read = await copy();
    assert.equal(read('a.txt'), 'a');
    assert.ok(!existsSync(join(folderOf(), 'pipe')));
  });

  it('that a crash has left behind is removed before the next one is made, in the repository too', async () => {
    await repository();
    await copy();
    const [left = ''] = await readdir(home());
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    const owner = { processId: gone.pid, repository: realpathSync(workspace()) };
    // As it is in the middle of the checkout.
    await rm(folderOf(), { recursive: true });
    git('worktree', 'add', '--quiet', '--detach', folderOf());
    await writeFile(join(home(), left, 'owner.json'), JSON.stringify(owner));
    copies = [];
    await copy();
    const names = await readdir(home());
    assert.equal(names.length, 1);
    assert.ok(!names.includes(left));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
  });

  it('that another window uses stays', async () => {
    await fill(workspace(), { 'a.txt': 'a' });
    await copy();
    await copy();
    assert.equal((await readdir(home())).length, 2);
  });
});
