import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FileCopier, type FileCopierOptions } from './fileCopier.ts';
import { LEFT_ALONE } from './folderFiles.ts';
import { git, lineOf } from './gitCommand.ts';
import { ownRepository } from './ownRepository.ts';

/**
 * Checks the last commit out beside its repository (`git worktree`), and copies what has changed since, new files
 * included. Nothing that git ignores comes along, and nothing that git is told in the checkout reaches the repository.
 * @param options `from`: the repository's own folder
 * @returns whether there is a checkout now; there is none without a commit
 * @throws CopyError
 */
export async function checkOut(options: FileCopierOptions): Promise<boolean> {
  const { from, to, signal } = options;
  const ask = (...args: readonly string[]) => git({ cwd: from, signal }, ...args);
  if ((await ask('worktree', 'add', '--detach', '--quiet', '--', to, 'HEAD')) === undefined) return false;
  const changed = await ask('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', 'HEAD');
  const created = await ask('ls-files', '--others', '--exclude-standard', '-z');
  const copier = new FileCopier(options);
  for (const path of [...namesIn(changed), ...namesIn(created)]) await copier.copy(path);
  await ownRepository(to, from);
  return true;
}

/** Forgets a checkout that was not finished, and removes it. Where it cannot, git does so by itself some day. */
export async function forgetCheckout(repository: string, target: string): Promise<void> {
  await git({ cwd: repository }, 'worktree', 'remove', '--force', '--force', '--', target);
}

/**
 * What a checkout has not of a folder in the repository: what git ignores, and other repositories in it. Folders end
 * with `/`; packages are no part of it, as they are linked.
 */
export async function notCheckedOut(folder: string): Promise<readonly string[]> {
  const ask = (...args: readonly string[]) =>
    git({ cwd: folder }, 'ls-files', '--others', '--exclude-standard', ...args);
  const ignored = namesOf(await ask('--ignored', '--directory', '-z'));
  const others = namesOf(await ask('-z')).filter(name => name.endsWith('/'));
  return [...ignored, ...others].filter(name => !name.split('/').some(part => LEFT_ALONE.has(part)));
}

/** The repository around a folder, where all of it can be checked out: with submodules that is not so. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  const top = lineOf(await git({ cwd: folder }, 'rev-parse', '--show-toplevel'));
  if (!top) return undefined;
  // Git knows nothing of what is in it.
  const isIgnored = top !== folder && (await git({ cwd: folder }, 'check-ignore', '--quiet', '--', '.')) !== undefined;
  if (isIgnored) return undefined;
  const hasSubmodules = await access(join(top, '.gitmodules')).then(
    () => true,
    () => false,
  );
  return hasSubmodules ? undefined : top;
}

/** A name with `/` at its end is another repository inside this one, of which git says nothing more. */
function namesIn(output: string | undefined): readonly string[] {
  const names = namesOf(output).filter(name => !name.endsWith('/'));
  return names.map(name => name.split('/').join(sep));
}

function namesOf(output: string | undefined): readonly string[] {
  return (output ?? '').split('\0').filter(name => name !== '');
}
