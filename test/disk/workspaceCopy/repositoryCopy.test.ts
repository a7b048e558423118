import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { chown, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fill } from '../../support/vscode/workspace.ts';
import { COPY_LIMIT_MS, fault, useCopies } from './copies.ts';

/** `nobody` on most systems; an id without an account on the others. */
const FOREIGN = 65_534;

describe('a copy of a repository', function () {
  this.timeout(COPY_LIMIT_MS);
  const { base, workspace, home, copy, folderOf, git, gitIn, repository, removeLast, abandon } = useCopies();

  it('leaves no trace in the repository', async () => {
    await repository();
    const before = git('status', '--porcelain');
    await copy();
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
    await removeLast();
    assert.ok(!existsSync(join(workspace(), '.git/worktrees')));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
    assert.equal(git('status', '--porcelain'), before);
    assert.equal(git('branch', '--list').trim().split('\n').length, 1);
    assert.deepEqual(await readdir(home()), []);
  });

  it("is a repository of its own, with the history: tests cannot change the user's", async () => {
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
    await removeLast();
    assert.equal(git('worktree', 'list').trim().split('\n').length, 2);
    assert.match(gitIn(join(base(), 'second'), 'status', '--porcelain'), /same\.txt/);
  });

  it('that is stopped on the way leaves nothing in the repository', async () => {
    await repository();
    const stopping = new AbortController();
    const isExcluded = () => {
      stopping.abort();
      return false;
    };
    await assert.rejects(copy({ isExcluded, signal: stopping.signal }), fault('stopped'));
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

  it('left by a crash is removed before the next one is made, in the repository too', async () => {
    await repository();
    await copy();
    const [left = ''] = await readdir(home());
    const owner = { processId: await deadProcess(), repository: realpathSync(workspace()) };
    // The state in the middle of the checkout.
    await rm(folderOf(), { recursive: true });
    git('worktree', 'add', '--quiet', '--detach', folderOf());
    await writeFile(join(home(), left, 'owner.json'), JSON.stringify(owner));
    abandon();
    await copy();
    const names = await readdir(home());
    assert.equal(names.length, 1);
    assert.ok(!names.includes(left));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1);
  });

  /** An id of a process that is not there any more. */
  async function deadProcess(): Promise<number | undefined> {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    return gone.pid;
  }

  /** A work tree of the user's with a file that was never committed, and beside the copies a folder that leads to it. */
  async function lure(): Promise<{ readonly lured: string; readonly precious: string }> {
    await repository();
    const tree = join(base(), 'tree');
    git('worktree', 'add', '--quiet', '--detach', tree);
    await fill(tree, { 'precious.txt': 'not committed' });
    const lured = join(home(), 'ghostline-tests-lure');
    await mkdir(lured);
    await symlink(tree, join(lured, 'copy'));
    const owner = { processId: await deadProcess(), repository: realpathSync(workspace()) };
    await writeFile(join(lured, 'owner.json'), JSON.stringify(owner));
    return { lured, precious: join(tree, 'precious.txt') };
  }

  it('never removes the work tree that a link among the copies leads to', async () => {
    const { lured, precious } = await lure();
    await copy();
    assert.equal(readFileSync(precious, 'utf8'), 'not committed');
    assert.equal(git('worktree', 'list').trim().split('\n').length, 2);
    assert.ok(!existsSync(lured), 'the link itself is gone');
  });

  it('leaves the folder of another user alone, whatever is in it', async function () {
    // Only root can give a folder away.
    if (process.getuid?.() !== 0) this.skip();
    const { lured, precious } = await lure();
    await chown(lured, FOREIGN, FOREIGN);
    const read = await copy();
    assert.equal(read('same.txt'), 'same');
    assert.equal(readFileSync(precious, 'utf8'), 'not committed');
    assert.ok(existsSync(lured));
  });

  it('believes no file that another user has put among the copies', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const { lured, precious } = await lure();
    await chown(join(lured, 'owner.json'), FOREIGN, FOREIGN);
    await copy();
    assert.equal(readFileSync(precious, 'utf8'), 'not committed');
    assert.ok(existsSync(lured));
  });

  it('is made whatever else is among the copies', async () => {
    await repository();
    const odd = join(home(), 'ghostline-tests-odd');
    await mkdir(odd);
    await writeFile(
      join(odd, 'owner.json'),
      JSON.stringify({ processId: await deadProcess(), repository: '/nowhere' }),
    );
    await mkdir(join(odd, 'copy', '.git'), { recursive: true });
    for (const taken of ['ghostline-tests-file', 'ghostline-tests-link']) await symlink(odd, join(home(), taken));
    const read = await copy();
    assert.equal(read('same.txt'), 'same');
  });
});
