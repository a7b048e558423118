import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FileCopier, type FileCopierOptions } from './fileCopier.ts';
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
  await ownRepository(to);
  return true;
}

/** Forgets a checkout that was not finished, and removes it. Where it cannot, git does so by itself some day. */
export async function forgetCheckout(repository: string, target: string): Promise<void> {
  await git({ cwd: repository }, 'worktree', 'remove', '--force', '--force', '--', target);
}

/** The repository around a folder, where all of it can be checked out: with submodules that is not so. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  const top = lineOf(await git({ cwd: folder }, 'rev-parse', '--show-toplevel'));
  if (!top) return undefined;
  const hasSubmodules = await access(join(top, '.gitmodules')).then(
    () => true,
    () => false,
  );
  return hasSubmodules ? undefined : top;
}

/** A name with `/` at its end is another repository inside this one, of which git says nothing more. */
function namesIn(output: string | undefined): readonly string[] {
  const names = (output ?? '').split('\0').filter(name => name !== '' && !name.endsWith('/'));
  return names.map(name => name.split('/').join(sep));
}
