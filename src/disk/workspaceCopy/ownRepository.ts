import { copyFile, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, isMissing } from '../files.ts';
import { git, singleLine } from './gitCommand.ts';

/** Checkout settings and the author. Remotes may contain a password. */
const COPIED_SETTINGS = '^(core\\.(autocrlf|eol|ignorecase|precomposeunicode|symlinks|filemode)|user\\.(name|email))$';

/**
 * Reads the original's objects; commits, tags and stashes don't affect the original. If that fails, the checkout is in
 * none.
 */
export async function ownRepository(checkout: string, workspace: string): Promise<void> {
  const ask = (...args: readonly string[]) => git({ cwd: checkout, workspace }, ...args);
  const [registered, common, head, format, refs, settings] = [
    singleLine(await ask('rev-parse', '--absolute-git-dir')),
    singleLine(await ask('rev-parse', '--git-common-dir')),
    singleLine(await ask('rev-parse', 'HEAD')),
    singleLine(await ask('rev-parse', '--show-object-format')),
    await ask('for-each-ref', '--format=%(objectname) %(refname)'),
    await ask('config', '--local', '-z', '--get-regexp', COPIED_SETTINGS),
  ];
  const own = join(checkout, '.git');
  await rm(own, { force: true });
  if (!registered || !common || !head || refs === undefined) return;
  const isMade = await ask('init', '--quiet', '--template=', `--object-format=${format ?? 'sha1'}`);
  if (isMade !== undefined) {
    const original = resolve(checkout, common);
    await mkdir(join(own, 'objects', 'info'), { recursive: true });
    await writeFile(join(own, 'objects', 'info', 'alternates'), `${join(original, 'objects')}\n`);
    await writeFile(join(own, 'packed-refs'), refs);
    await writeFile(join(own, 'HEAD'), `${head}\n`);
    await copyIfThere(join(registered, 'index'), join(own, 'index'));
    await copyIfThere(join(original, 'shallow'), join(own, 'shallow'));
    for (const [name, value] of entriesIn(settings)) await ask('config', name, value);
  }
  await unregister(registered);
}

/** `git worktree remove` would delete the checkout too. */
async function unregister(registered: string): Promise<void> {
  const all = dirname(registered);
  // Guards the user's repository against an unexpected path.
  if (basename(all) !== 'worktrees') return;
  await rm(registered, { recursive: true, force: true });
  await rmdir(all).catch(error => {
    if (!isMissing(error) && errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  });
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch(error => {
    if (!isMissing(error)) throw error;
  });
}

/** `name`, a line end, the value, a NUL. */
function entriesIn(settings: string | undefined): readonly (readonly [name: string, value: string])[] {
  return (settings ?? '').split('\0').flatMap(entry => {
    const at = entry.indexOf('\n');
    return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)] as const];
  });
}
