import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dedent } from '../../support/dedent.ts';
import { fill } from '../../support/vscode/workspace.ts';
import { COPY_LIMIT_MS, fault, useCopies } from './copies.ts';

describe('a copy of the workspace', function () {
  this.timeout(COPY_LIMIT_MS);
  const { base, workspace, home, copy, folderOf, git, gitIn, repository, removeLast, leftOut } = useCopies();

  it("has the folder's files, with the changes", async () => {
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

  it('of a repository has files that were never committed, too, and none that git ignores', async () => {
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

  it('lists the files that it lacks: ignored files, other repositories, and files that no test may see', async () => {
    await repository();
    await fill(workspace(), {
      'deep/.env': 'KEY=1',
      '.env': 'KEY=2',
      'ignored/x/y.txt': 'no',
      'node_modules/a/index.js': '',
      '.gitignore': dedent`
        ignored/
        node_modules/
        *.log
      `,
      'deep/a.log': 'no',
      'other/file.txt': 'no',
    });
    gitIn(join(workspace(), 'other'), 'init', '--quiet');
    const isExcluded = (path: string) => path.endsWith('.env');
    await copy({ isExcluded });
    assert.deepEqual(leftOut(), ['.env', 'deep/.env', 'deep/a.log', 'ignored/', 'other/']);
    await copy({ isExcluded, folder: join(workspace(), 'deep') });
    assert.deepEqual(leftOut(), ['.env', 'a.log']);
    await rm(join(workspace(), '.git'), { recursive: true });
    await copy({ isExcluded });
    assert.deepEqual(leftOut(), ['.env', 'deep/.env']);
  });

  it('has no file that is to be left out, whether committed, changed or new', async () => {
    await repository();
    await fill(workspace(), { '.env': 'KEY=1', 'deep/.env': 'KEY=2' });
    git('add', '-f', '.env');
    git('commit', '--quiet', '-m', 'Second');
    const isExcluded = (path: string) => path.endsWith('.env');
    await copy({ isExcluded });
    for (const path of ['.env', 'deep/.env']) assert.ok(!existsSync(join(folderOf(), path)), path);
    await rm(join(workspace(), '.git'), { recursive: true });
    await copy({ isExcluded });
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
    await removeLast();
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

  it('reads the target of a link beside the workspace', async () => {
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

  it('that another window uses stays', async () => {
    await fill(workspace(), { 'a.txt': 'a' });
    await copy();
    await copy();
    assert.equal((await readdir(home())).length, 2);
  });
});
